import { useQuery } from '@apollo/client/react';
import { Group } from '@mantine/core';
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
import { EntryRequests } from './entry-requests.tsx';
import { useInvitationColumns } from './invitation-columns.tsx';
import { InvitationFilters } from './invitation-filters.tsx';
import { InvitationsDocument } from './invitations.generated.ts';
import { RemindButton } from './remind-button.tsx';
import type { InvitationsSearch } from './team-search.ts';
import { invitationsSearch, invitationsVariables } from './team-search.ts';

const LIVE = [InvitationsDocument];

/** Every invitation ever sent: what became of it and of its letter. */
export function InvitationsPage() {
  const t = useTranslations('team.invitations');
  const search = invitationsSearch(useSearch({ strict: false }));
  const columns = useInvitationColumns();
  const result = useQuery(InvitationsDocument, {
    variables: invitationsVariables(search),
    fetchPolicy: 'cache-and-network',
    context: READ_ALONE,
  });
  useTeamChanges(LIVE);
  return (
    <>
      <div className={classes.heading}>
        <PageTitle>{t('title')}</PageTitle>
        <Group gap="sm">
          <ButtonLink to="/settings/invite-many" search={{}} variant="default">
            {t('many')}
          </ButtonLink>
          <RemindButton />
          <InviteButton search={search} />
        </Group>
      </div>
      <EntryRequests />
      <InvitationFilters search={search} />
      <QueryPage result={result} outline={<RecordTable label={t('title')} columns={columns} rows={undefined} />}>
        {({ invitations: { edges, pageInfo } }) =>
          edges.length === 0 ? (
            <NoInvitations search={search} />
          ) : (
            <>
              <RecordTable label={t('title')} columns={columns} rows={edges.map(({ node }) => node)} />
              <Pager pageInfo={pageInfo} after={search.after} />
            </>
          )
        }
      </QueryPage>
      <Outlet />
    </>
  );
}

function InviteButton({ search }: { readonly search: InvitationsSearch }) {
  const t = useTranslations('team.invitations');
  return (
    <ButtonLink to="/settings/invitations/new" search={search} leftSection={<IconUserPlus size={16} aria-hidden />}>
      {t('invite')}
    </ButtonLink>
  );
}

function NoInvitations({ search }: { readonly search: InvitationsSearch }) {
  const t = useTranslations('team.invitations');
  const isNarrowed = Object.values(search).some((part) => part !== undefined);
  if (!isNarrowed) {
    return (
      <Empty title={t('empty.title')} action={<InviteButton search={search} />}>
        {t('empty.text')}
      </Empty>
    );
  }
  return (
    <Empty
      title={t('nothingFound.title')}
      action={
        <ButtonLink to="/settings/invitations" search={{}} variant="default">
          {t('reset')}
        </ButtonLink>
      }
    >
      {t('nothingFound.text')}
    </Empty>
  );
}
