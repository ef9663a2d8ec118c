import { Badge, Group, Text } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { PersonPicture } from '@prikazchik/ui/person-picture.tsx';
import row from '@prikazchik/ui/record-table.module.css';
import type { Column } from '@prikazchik/ui/record-table.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import { MemberStateBadge } from './member-state-badge.tsx';
import type { MembersQuery } from './members.generated.ts';
import { useRoleNames } from './roles.ts';
import type { MembersSearch } from './team-search.ts';

type Member = MembersQuery['members']['edges'][number]['node'];

/** What the list says of each colleague; contacts only to those who may see them. */
export function useMemberColumns(search: MembersSearch): Column<Member>[] {
  const t = useTranslations('team.employees');
  const can = useCan();
  const format = useShopFormat();
  const { namesOf } = useRoleNames();

  const contacts: Column<Member> = {
    key: 'contacts',
    title: t('columns.contacts'),
    cell: ({ contacts: known }) =>
      known && (
        <>
          {known.email ?? known.signInName}
          {known.phone && (
            <Text component="span" size="xs" c="dimmed" display="block">
              {known.phone}
            </Text>
          )}
        </>
      ),
  };

  return [
    {
      key: 'name',
      title: t('columns.name'),
      onCard: 'lead',
      cell: ({ id, fullName, avatarUrl, isYou }) => (
        <Group gap="xs" wrap="nowrap">
          <PersonPicture fullName={fullName} url={avatarUrl} size={32} />
          <TextLink
            to="/settings/employees/$memberId"
            params={{ memberId: id }}
            search={search}
            className={row.target}
            c="inherit"
            fw={500}
            size="sm"
          >
            {fullName}
          </TextLink>
          {isYou && (
            <Badge variant="default" size="sm">
              {t('you')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      key: 'role',
      title: t('columns.role'),
      cell: (member) => (member.isOwner ? t('owner') : namesOf(member) || t('noRoles')),
    },
    ...(can('team.contacts.read') ? [contacts] : []),
    { key: 'state', title: t('columns.state'), width: 150, cell: ({ state }) => <MemberStateBadge state={state} /> },
    {
      key: 'joined',
      title: t('columns.joined'),
      width: 170,
      align: 'end',
      cell: ({ joinedAt }) => <time dateTime={joinedAt}>{format.date(joinedAt)}</time>,
    },
  ];
}
