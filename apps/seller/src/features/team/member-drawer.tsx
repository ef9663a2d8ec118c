import { useQuery } from '@apollo/client/react';
import { Skeleton, Stack } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { QueryPage } from '../../shared/query-page.tsx';
import { READ_ALONE } from '../../shared/use-team-changes.ts';
import { MemberCard } from './member-card.tsx';
import { MemberDocument } from './members.generated.ts';
import { SideSheet } from './side-sheet.tsx';

/** One colleague, beside the list and at an address of their own. */
export function MemberDrawer() {
  const t = useTranslations('team.member');
  const can = useCan();
  const navigate = useNavigate();
  const { memberId } = useParams({ from: '/cabinet/settings/employees/$memberId' });
  const search = useSearch({ from: '/cabinet/settings/employees' });
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
