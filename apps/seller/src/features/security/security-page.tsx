import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack, Text } from '@mantine/core';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { READ_ALONE, useTeamChanges } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useTranslations } from 'use-intl';
import { LockCard } from './lock-card.tsx';
import { People } from './people.tsx';
import { PolicyForm } from './policy-form.tsx';
import { ShopSecurityDocument } from './security.generated.ts';
import { WORDS } from './words.ts';

const LIVE = [ShopSecurityDocument];

/** How the shop is kept safe: who must have a second factor, how its people stand, and the way to put everybody out at once. */
export const SecurityPage = withWords(WORDS, Security);

function Security() {
  const t = useTranslations('security');
  const result = useQuery(ShopSecurityDocument, { fetchPolicy: 'cache-and-network', context: READ_ALONE });
  useTeamChanges(LIVE);
  return (
    <>
      <div>
        <PageTitle>{t('title')}</PageTitle>
        <Text c="dimmed">{t('lead')}</Text>
      </div>
      <QueryPage result={result} outline={<Outline />}>
        {({ shopSecurity, roles }) => (
          <Stack gap="lg">
            <LockCard security={shopSecurity} />
            <PolicyForm key={shopSecurity.policy.version} policy={shopSecurity.policy} roles={roles} />
            <People security={shopSecurity} />
          </Stack>
        )}
      </QueryPage>
    </>
  );
}

function Outline() {
  return (
    <Stack gap="lg">
      <Skeleton height={150} />
      <Skeleton height={260} />
      <Skeleton height={300} />
    </Stack>
  );
}
