import { useQuery } from '@apollo/client/react';
import { Badge, Text } from '@mantine/core';
import { presetOf } from '@prikazchik/permissions/role';
import { Can } from '@prikazchik/ui/access.tsx';
import { ButtonLink, TextLink } from '@prikazchik/ui/links.tsx';
import classes from '@prikazchik/ui/list.module.css';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import row from '@prikazchik/ui/record-table.module.css';
import type { Column } from '@prikazchik/ui/record-table.tsx';
import { RecordTable } from '@prikazchik/ui/record-table.tsx';
import { READ_ALONE, useTeamChanges } from '@prikazchik/ui/shop/use-team-changes.ts';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { presetName } from './role-keys.ts';
import type { RoleFieldsFragment } from './roles.generated.ts';
import { RolesDocument } from './roles.generated.ts';
import { useRoleNames } from './roles.ts';

type RoleRow = RoleFieldsFragment & { readonly id: string };

const LIVE = [RolesDocument];

/** Every role that can be given: the presets, and those that the shop made for itself. */
export function RolesPage() {
  const t = useTranslations('team.roles');
  const columns = useColumns();
  const result = useQuery(RolesDocument, { fetchPolicy: 'cache-and-network', context: READ_ALONE });
  useTeamChanges(LIVE);
  return (
    <>
      <div className={classes.heading}>
        <PageTitle>{t('title')}</PageTitle>
        <Can do="roles.manage">
          <ButtonLink to="/settings/employees/roles/new" leftSection={<IconPlus size={16} aria-hidden />}>
            {t('create')}
          </ButtonLink>
        </Can>
      </div>
      <Text c="dimmed">{t('lead')}</Text>
      <QueryPage result={result} outline={<RecordTable label={t('title')} columns={columns} rows={undefined} outline={5} />}>
        {({ roles }) => <RecordTable label={t('title')} columns={columns} rows={roles.map((role) => ({ ...role, id: role.key }))} />}
      </QueryPage>
    </>
  );
}

function useColumns(): Column<RoleRow>[] {
  const t = useTranslations('team.roles');
  const picker = useTranslations('team.rolePicker');
  const { nameOf } = useRoleNames();
  return [
    {
      key: 'name',
      title: t('columns.name'),
      width: 260,
      onCard: 'lead',
      cell: ({ key, name }) => (
        <TextLink to="/settings/employees/roles/$roleKey" params={{ roleKey: key }} className={row.target} c="inherit" fw={500} size="sm">
          {name ?? nameOf(key)}
        </TextLink>
      ),
    },
    {
      key: 'about',
      title: t('columns.about'),
      onCard: 'plain',
      cell: ({ key, name, description }) => (name === null ? picker(`about.${presetName(key)}`) : description),
    },
    {
      key: 'kind',
      title: t('columns.kind'),
      width: 150,
      cell: ({ key }) => (
        <Badge variant="light" color={presetOf(key) ? 'gray' : 'malachite'}>
          {presetOf(key) ? t('preset') : t('own')}
        </Badge>
      ),
    },
    {
      key: 'holders',
      title: t('columns.holders'),
      width: 150,
      align: 'end',
      cell: ({ key, holders }) =>
        holders === 0 ? (
          t('nobody')
        ) : (
          <TextLink to="/settings/employees" search={{ role: key }} size="sm" pos="relative" style={{ zIndex: 1 }}>
            {t('people', { count: holders })}
          </TextLink>
        ),
    },
  ];
}
