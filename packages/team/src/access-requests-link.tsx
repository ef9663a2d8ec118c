import { useQuery } from '@apollo/client/react';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { READ_ALONE, useTeamChanges } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useTranslations } from 'use-intl';
import { AccessRequestsDocument } from './access-requests.generated.ts';

const LIVE = [AccessRequestsDocument];

/** Leads to what colleagues ask for, while somebody asks for something. For those who hold `team.assign`. */
export function AccessRequestsLink() {
  const t = useTranslations('access.requests');
  const { data } = useQuery(AccessRequestsDocument, { fetchPolicy: 'cache-and-network', context: READ_ALONE });
  useTeamChanges(LIVE);
  const count = data?.accessRequests.length ?? 0;
  if (count === 0) return null;
  return (
    <ButtonLink to="/settings/employees/requests" variant="light">
      {t('link', { count })}
    </ButtonLink>
  );
}
