import { Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { RightsList } from '../../shared/rights-list.tsx';
import type { ViewerQuery } from '../../shared/viewer.generated.ts';
import { useGrounds } from './use-grounds.ts';

interface MyRightsProps {
  readonly membership: ViewerQuery['viewer']['memberships'][number];
}

/** What the person may do in the shop, with the reason for each. */
export function MyRights({ membership }: MyRightsProps) {
  const t = useTranslations('shops');
  const why = useGrounds(membership);
  const { isOwner, rights } = membership;
  return (
    <Stack gap="md" pt="md">
      {isOwner && <Text size="sm">{t('everything')}</Text>}
      {rights.length > 0 ? <RightsList rights={rights} note={isOwner ? undefined : why} /> : <Text size="sm">{t('noRights')}</Text>}
      <Denied membership={membership} />
    </Stack>
  );
}

/** What the person's roles would give and the shop has taken from them by name; nothing when there is none. */
function Denied({ membership: { access, rights } }: MyRightsProps) {
  const t = useTranslations('shops');
  const denied = access.rights.filter(({ right, effect }) => effect === 'RESTRICT' && !rights.includes(right)).map(({ right }) => right);
  if (denied.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h5">
        {t('denied')}
      </Title>
      <RightsList rights={denied} />
    </div>
  );
}
