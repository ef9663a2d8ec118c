import { Stack, Text, Title } from '@mantine/core';
import { RIGHTS } from '@prikazchik/permissions/right';
import type { RoleRef } from '@prikazchik/permissions/role';
import { useFormat } from '@prikazchik/ui/format.ts';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { useHours } from '@prikazchik/ui/use-hours.ts';
import { useLocale, useTranslations } from 'use-intl';
import { placeTitles } from '../../shared/membership.ts';
import { RightsList } from '../../shared/rights-list.tsx';
import type { ViewerQuery } from '../../shared/viewer.generated.ts';
import { useGrounds } from './use-grounds.ts';
import { WORDS } from './words.ts';

interface MyRightsProps {
  readonly membership: ViewerQuery['viewer']['memberships'][number];
}

/** What the person may do in the shop, with the reason for each. */
function Rights({ membership }: MyRightsProps) {
  const t = useTranslations('shops');
  const hours = useTranslations('hours');
  const why = useGrounds(membership);
  const { access, companyState, isOwner, rights } = membership;
  const isOff = companyState === 'ACTIVE' && access.roles.some(({ shift }) => shift);
  return (
    <Stack gap="md" pt="md">
      {isOwner && <Text size="sm">{t('everything')}</Text>}
      {rights.length > 0 ? (
        <RightsList rights={rights} note={isOwner ? undefined : why} />
      ) : (
        <Text size="sm">{isOff ? hours('off') : t('noRights')}</Text>
      )}
      <MyHours membership={membership} />
      <Denied membership={membership} />
    </Stack>
  );
}

export const MyRights = withWords(WORDS, Rights);

/** In which hours the person holds what they hold in some only; nothing when there is none. */
function MyHours({ membership: { access, ownRoles } }: MyRightsProps) {
  const said = useHours();
  const locale = useLocale();
  const { list } = useFormat();
  const roleNamed = (role: RoleRef) => list(placeTitles({ isOwner: false, roles: [role], ownRoles }, locale));
  const granted = access.rights.filter(({ effect }) => effect === 'GRANT');
  const terms = [
    ...access.roles.map(({ role, shift }) => ({ what: roleNamed(role), shift })),
    ...granted.map(({ right, shift }) => ({ what: RIGHTS[right].title[locale], shift })),
  ];
  return terms.map(({ what, shift }) => shift && <Text key={what} size="sm">{`${what}: ${said(shift)}`}</Text>);
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
