import { Badge, Text } from '@mantine/core';
import type { Column } from '@prikazchik/ui/record-table.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import { InvitationActions } from './invitation-actions.tsx';
import type { InvitationRowFragment } from './invitations.generated.ts';
import { useRoleNames } from './roles.ts';
import { useWarehouses } from './use-warehouses.ts';

type Invitation = InvitationRowFragment;

const STATE_COLORS = {
  PENDING: 'yellow',
  ASKED: 'yellow',
  ACCEPTED: 'malachite',
  DECLINED: 'gray',
  REFUSED: 'gray',
  REVOKED: 'gray',
  EXPIRED: 'gray',
} as const;

/** What the list says of each invitation, and what can be done with it. */
export function useInvitationColumns(): Column<Invitation>[] {
  const t = useTranslations('team.invitations');
  const { namesOf } = useRoleNames();
  return [
    {
      key: 'email',
      title: t('columns.email'),
      width: 230,
      onCard: 'lead',
      cell: ({ email, label, note }) => (
        <>
          <Text fw={500} size="sm" style={{ overflowWrap: 'anywhere' }}>
            {email ?? label}
          </Text>
          {note && (
            <Text size="xs" c="dimmed" lineClamp={1}>
              {note}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'role',
      title: t('columns.role'),
      cell: (invitation) => (
        <>
          {namesOf(invitation)}
          <Within invitation={invitation} />
        </>
      ),
    },
    {
      key: 'state',
      title: t('columns.state'),
      width: 200,
      cell: (invitation) => <Standing invitation={invitation} />,
    },
    { key: 'letter', title: t('columns.letter'), width: 160, cell: (invitation) => <Letter invitation={invitation} /> },
    { key: 'by', title: t('columns.by'), width: 120, cell: ({ invitedBy }) => invitedBy },
    {
      key: 'actions',
      title: t('columns.actions'),
      width: 200,
      align: 'end',
      onCard: 'plain',
      cell: (invitation) => <InvitationActions invitation={invitation} />,
    },
  ];
}

/** Within what the roles will hold; nothing where that is without limits. */
function Within({ invitation: { from, to, warehouseIds } }: { readonly invitation: Invitation }) {
  const t = useTranslations('team.invitations.terms');
  const format = useShopFormat();
  const { namesOf } = useWarehouses();
  const limits = [
    from && t('from', { date: format.date(from, 'moment') }),
    to && t('to', { date: format.date(to, 'moment') }),
    warehouseIds && t('places', { names: format.list(namesOf(warehouseIds)) }),
  ].filter((limit) => limit !== null);
  if (limits.length === 0) return null;
  return (
    <Text component="span" size="xs" c="dimmed" display="block">
      {limits.join(' · ')}
    </Text>
  );
}

/** Where the letter is. */
function Letter({ invitation: { delivery, sentAt, createdAt, remindedAt } }: { readonly invitation: Invitation }) {
  const t = useTranslations('team.invitations');
  const byLink = useTranslations('links')('byLink');
  const format = useShopFormat();
  return (
    <>
      <Text component="span" size="sm" display="block" c={delivery === 'FAILED' ? 'red' : 'inherit'}>
        {delivery ? t(`delivery.${delivery}`) : byLink}
      </Text>
      <Text component="span" size="xs" c="dimmed" display="block">
        {format.date(sentAt ?? createdAt, 'moment')}
      </Text>
      {remindedAt && (
        <Text component="span" size="xs" c="dimmed" display="block">
          {t('reminded', { date: format.date(remindedAt, 'moment') })}
        </Text>
      )}
    </>
  );
}

/** What became of it, and until when its link works or when it came to its end. */
function Standing({ invitation: { state, expiresAt, decidedAt, waitingSince } }: { readonly invitation: Invitation }) {
  const t = useTranslations('team.invitations');
  const format = useShopFormat();
  const isOpen = state === 'PENDING' || state === 'ASKED';
  const waits = isOpen && waitingSince !== null;
  const date = format.date(decidedAt ?? expiresAt, 'moment');
  return (
    <>
      <Badge variant="light" color={waits ? 'orange' : STATE_COLORS[state]}>
        {waits ? t('waits') : t(`stateOf.${state}`)}
      </Badge>
      <Text component="span" size="xs" c="dimmed" display="block" mt={2}>
        {isOpen ? t('until', { date }) : date}
      </Text>
    </>
  );
}
