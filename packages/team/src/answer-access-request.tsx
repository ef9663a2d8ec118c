import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { RIGHTS } from '@prikazchik/permissions/right';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { startOfNextDay } from '@prikazchik/ui/day.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { ShopClockDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { type AccessRequestsQuery, ApproveAccessRequestDocument, DeclineAccessRequestDocument } from './access-requests.generated.ts';

type AccessRequest = AccessRequestsQuery['accessRequests'][number];

interface AnswerProps {
  readonly request: AccessRequest;
  readonly onClose: () => void;
}

/** Gives what is asked for, until a day or for good, or says no. */
export function AnswerAccessRequest({ request }: { readonly request: AccessRequest }) {
  const t = useTranslations('access.requests');
  const [open, setOpen] = useState<'approve' | 'decline' | null>(null);
  const name = request.memberName;
  return (
    <>
      <Group gap="sm">
        <Button size="sm" aria-label={t('approveOf', { name })} onClick={() => setOpen('approve')}>
          {t('approve')}
        </Button>
        <Button size="sm" variant="default" aria-label={t('declineOf', { name })} onClick={() => setOpen('decline')}>
          {t('decline')}
        </Button>
      </Group>
      {open === 'approve' && <Approve request={request} onClose={() => setOpen(null)} />}
      {open === 'decline' && <Decline request={request} onClose={() => setOpen(null)} />}
    </>
  );
}

function Approve({ request: { id, memberName: name, right }, onClose }: AnswerProps) {
  const t = useTranslations('access.requests');
  const locale = useLocale();
  const words = useProblemText();
  const [day, setDay] = useState('');
  const { data } = useQuery(ShopClockDocument);
  const [approve] = useMutation(ApproveAccessRequestDocument);
  const zone = data?.company.timeZone ?? 'UTC';

  async function send(): Promise<void> {
    const until = day ? startOfNextDay(day, zone) : null;
    const answer = (await approve({ variables: { input: { id, until } } })).data?.approveAccessRequest;
    void notify(answer && isProblem(answer) ? words(answer) : t('approved', { name }));
  }

  return (
    <Confirm title={t('approveDialog.title', { name })} verb={t('approve')} onConfirm={send} onClose={onClose}>
      <Stack gap="sm">
        <Text>{t('approveDialog.gives', { right: RIGHTS[right].title[locale] })}</Text>
        <TextInput
          type="date"
          label={t('approveDialog.until')}
          description={t('approveDialog.untilHelp')}
          value={day}
          onChange={({ currentTarget: { value } }) => setDay(value)}
        />
      </Stack>
    </Confirm>
  );
}

function Decline({ request: { id, memberName: name, right }, onClose }: AnswerProps) {
  const t = useTranslations('access.requests');
  const locale = useLocale();
  const words = useProblemText();
  const [reason, setReason] = useState('');
  const [decline] = useMutation(DeclineAccessRequestDocument);

  async function send(): Promise<void> {
    const answer = (await decline({ variables: { input: { id, reason } } })).data?.declineAccessRequest;
    void notify(answer && isProblem(answer) ? words(answer) : t('declined', { name }));
  }

  return (
    <Confirm title={t('declineDialog.title', { name })} verb={t('decline')} danger onConfirm={send} onClose={onClose}>
      <Stack gap="sm">
        <Text>{t('declineDialog.text', { right: RIGHTS[right].title[locale] })}</Text>
        <Textarea
          label={t('declineDialog.reason')}
          description={t('declineDialog.reasonHelp', { name })}
          autosize
          minRows={2}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      </Stack>
    </Confirm>
  );
}
