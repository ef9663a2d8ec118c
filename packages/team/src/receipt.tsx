import { useQuery } from '@apollo/client/react';
import { List, Paper, Stack, Text, Title } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { READ_ALONE } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import type { ReceiptFragment } from './removals.generated.ts';
import { RevocationDocument } from './removals.generated.ts';

/** What ended with a colleague's access, and when; what processes report of it comes in while the page is open. */
export function Receipt({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('team.receipt');
  const can = useCan();
  const format = useShopFormat();
  const { data } = useQuery(RevocationDocument, {
    variables: { memberId, withInvitations: can('team.invite') },
    fetchPolicy: 'cache-and-network',
    context: READ_ALONE,
  });
  const receipt = data?.revocation;
  if (!receipt) return null;
  const { kind, at, by, sessions } = receipt;
  return (
    <Paper component="section" withBorder p="md" aria-label={t('title')}>
      <Stack gap="xs">
        <Title order={4}>{t('title')}</Title>
        <Text size="sm">{t(`kind.${kind}`, { by, at: format.date(at, 'second') })}</Text>
        <Text size="sm">{t('sessions', { count: sessions })}</Text>
        <Streams receipt={receipt} />
        <Invitations receipt={receipt} />
      </Stack>
    </Paper>
  );
}

function Streams({ receipt: { streams } }: { readonly receipt: ReceiptFragment }) {
  const t = useTranslations('team.receipt');
  const format = useShopFormat();
  return (
    <div>
      <Text size="sm">{t('streams', { count: streams.length })}</Text>
      <List size="sm">
        {streams.map(({ field, at }) => (
          <List.Item key={`${field} ${at}`}>{t('stream', { at: format.date(at, 'second') })}</List.Item>
        ))}
      </List>
    </div>
  );
}

function Invitations({ receipt: { invitations } }: { readonly receipt: ReceiptFragment }) {
  const t = useTranslations('team.receipt');
  if (!invitations || invitations.length === 0) return null;
  return (
    <div>
      <Text size="sm">{t('invitations', { count: String(invitations.length) })}</Text>
      <List size="sm">
        {invitations.map(({ id, email, label, fate }) => (
          <List.Item key={id}>{t(`fate.${fate}`, { email: email ?? label ?? '' })}</List.Item>
        ))}
      </List>
    </div>
  );
}
