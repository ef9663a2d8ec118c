import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { READ_ALONE } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { EmailChangesQuery } from './email-changes.generated.ts';
import { ApproveEmailChangeDocument, DeclineEmailChangeDocument, EmailChangesDocument } from './email-changes.generated.ts';

type Asked = EmailChangesQuery['emailChanges'][number];
type Deed = 'approve' | 'decline';

interface EmailRequestsProps {
  /** The one colleague whose request is shown; left out: everybody's. */
  readonly memberId?: string;
}

/** Colleagues who want to sign in with another address, for those who may approve it. Where nobody does, nothing. */
export function EmailRequests({ memberId }: EmailRequestsProps) {
  const can = useCan();
  const { data } = useQuery(EmailChangesDocument, {
    skip: !can('team.approveEmail'),
    fetchPolicy: 'cache-and-network',
    context: READ_ALONE,
  });
  const asked = (data?.emailChanges ?? []).filter((one) => memberId === undefined || one.memberId === memberId);
  return asked.map((one) => <Request key={one.id} asked={one} />);
}

function Request({ asked: { id, fullName, email, signInName, newEmail, expiresAt, movesAt, canDecide } }: { readonly asked: Asked }) {
  const t = useTranslations('emails');
  const format = useShopFormat();
  const [deed, setDeed] = useState<Deed | null>(null);
  const act = useDeed(id, fullName);
  const until = movesAt ? t('moves', { at: format.date(movesAt, 'moment') }) : t('until', { at: format.date(expiresAt, 'moment') });
  return (
    <Alert variant="default" title={t('title', { name: fullName })} mb="md">
      <Stack gap="sm" align="flex-start">
        <Text style={{ overflowWrap: 'anywhere' }}>{t('change', { now: email ?? signInName ?? '', newEmail })}</Text>
        <Text size="sm" c="dimmed">
          {canDecide ? until : t('another')}
        </Text>
        {canDecide && (
          <Group gap="sm">
            {!movesAt && <Button onClick={() => setDeed('approve')}>{t('approve')}</Button>}
            <Button variant="default" onClick={() => setDeed('decline')}>
              {t('decline')}
            </Button>
          </Group>
        )}
      </Stack>
      {deed && (
        <Confirm
          title={t(`${deed}Dialog.title`, { name: fullName })}
          verb={t(deed)}
          danger={deed === 'decline'}
          onConfirm={() => act(deed)}
          onClose={() => setDeed(null)}
        >
          <Text style={{ overflowWrap: 'anywhere' }}>{t(`${deed}Dialog.text`, { newEmail })}</Text>
        </Confirm>
      )}
    </Alert>
  );
}

function useDeed(id: string, name: string) {
  const t = useTranslations('emails');
  const words = useProblemText();
  const options = { variables: { id }, refetchQueries: [EmailChangesDocument] };
  const [approve] = useMutation(ApproveEmailChangeDocument, options);
  const [decline] = useMutation(DeclineEmailChangeDocument, options);
  return async (deed: Deed): Promise<void> => {
    const answer = deed === 'approve' ? (await approve()).data?.approveEmailChange : (await decline()).data?.declineEmailChange;
    void notify(answer && isProblem(answer) ? words(answer) : t(`${deed}Dialog.done`, { name }));
  };
}
