import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Drawer.layer.css';
import { useQuery } from '@apollo/client/react';
import { Drawer, Skeleton, Stack } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { QueryPage } from '../../shared/query-page.tsx';
import { MemberCard } from './member-card.tsx';
import { MemberDocument } from './members.generated.ts';

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
  });
  return (
    <Drawer
      opened
      onClose={() => void navigate({ to: '/settings/employees', search })}
      position="right"
      size={520}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <QueryPage result={result} outline={<Outline />}>
        {({ member }) => <MemberCard key={member.id} member={member} />}
      </QueryPage>
    </Drawer>
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
