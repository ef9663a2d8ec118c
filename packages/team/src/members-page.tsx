import { useQuery } from '@apollo/client/react';
import { Group } from '@mantine/core';
import { Can, useCan } from '@prikazchik/ui/access.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import classes from '@prikazchik/ui/list.module.css';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { Pager } from '@prikazchik/ui/pager.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { RecordTable } from '@prikazchik/ui/record-table.tsx';
import { READ_ALONE, useTeamChanges } from '@prikazchik/ui/shop/use-team-changes.ts';
import { IconUserPlus } from '@tabler/icons-react';
import { Outlet, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { AccessRequestsLink } from './access-requests-link.tsx';
import { EmailChangesDocument } from './email-changes.generated.ts';
import { EmailRequests } from './email-requests.tsx';
import { useMemberColumns } from './member-columns.tsx';
import { MemberFilters } from './member-filters.tsx';
import { MemberDocument, MembersDocument } from './members.generated.ts';
import { RevocationDocument } from './removals.generated.ts';
import type { MembersSearch } from './team-search.ts';
import { membersSearch, membersVariables } from './team-search.ts';

const LIVE = [MembersDocument, MemberDocument, RevocationDocument];
const WITH_EMAILS = [...LIVE, EmailChangesDocument];

/** Who works in the shop. Whoever is opened from the list stands in a drawer with an address of its own. */
export function MembersPage() {
  const t = useTranslations('team.employees');
  const can = useCan();
  const search = membersSearch(useSearch({ strict: false }));
  const columns = useMemberColumns(search);
  const result = useQuery(MembersDocument, {
    variables: membersVariables(search, can('team.contacts.read')),
    fetchPolicy: 'cache-and-network',
    context: READ_ALONE,
  });
  useTeamChanges(can('team.approveEmail') ? WITH_EMAILS : LIVE);
  return (
    <>
      <div className={classes.heading}>
        <PageTitle>{t('title')}</PageTitle>
        <Group gap="sm">
          <Can do="team.assign">
            <AccessRequestsLink />
          </Can>
          <ButtonLink to="/settings/employees/roles" variant="default">
            {t('roles')}
          </ButtonLink>
          <Can do="team.invite">
            <ButtonLink to="/settings/invitations/new" leftSection={<IconUserPlus size={16} aria-hidden />}>
              {t('invite')}
            </ButtonLink>
          </Can>
        </Group>
      </div>
      <EmailRequests />
      <MemberFilters search={search} />
      <QueryPage result={result} outline={<RecordTable label={t('title')} columns={columns} rows={undefined} />}>
        {({ members: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <Nobody />
          ) : (
            <>
              <RecordTable label={t('title')} columns={columns} rows={edges.map(({ node }) => node)} />
              {edges.length === 1 && !isNarrowed(search) && <Alone />}
              <Pager pageInfo={pageInfo} after={search.after} />
            </>
          )
        }
      </QueryPage>
      <Outlet />
    </>
  );
}

function isNarrowed({ q, role, state, after }: MembersSearch): boolean {
  return [q, role, state, after].some((part) => part !== undefined);
}

function Alone() {
  const t = useTranslations('team.employees.alone');
  return (
    <Can do="team.invite">
      <Empty title={t('title')}>{t('text')}</Empty>
    </Can>
  );
}

function Nobody() {
  const t = useTranslations('team.employees');
  return (
    <Empty
      title={t('nothingFound.title')}
      action={
        <ButtonLink to="/settings/employees" search={{}} variant="default">
          {t('reset')}
        </ButtonLink>
      }
    >
      {t('nothingFound.text')}
    </Empty>
  );
}
