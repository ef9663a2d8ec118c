import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { READ_ALONE } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { MemberCard } from './member-card.tsx';
import { MemberDocument } from './members.generated.ts';
import { SideSheet } from './side-sheet.tsx';
import { membersSearch } from './team-search.ts';

/** One colleague, beside the list and at an address of their own. */
export function MemberDrawer() {
  const t = useTranslations('team.member');
  const can = useCan();
  const navigate = useNavigate();
  const { memberId = '' } = useParams({ strict: false });
  const search = membersSearch(useSearch({ strict: false }));
  const result = useQuery(MemberDocument, {
    variables: { id: memberId, withContacts: can('team.contacts.read') },
    fetchPolicy: 'cache-and-network',
    context: READ_ALONE,
  });
  return (
    <SideSheet title={t('title')} onClose={() => void navigate({ to: '/settings/employees', search })}>
      <QueryPage result={result} outline={<Outline />}>
        {({ member }) => <MemberCard key={member.id} member={member} />}
      </QueryPage>
    </SideSheet>
  );
}

function Outline() {
  return (
    <Stack>
      <Skeleton height={28} width="70%" />
      <Skeleton height={120} />
      <Skeleton height={220} />
    </Stack>
  );
}
