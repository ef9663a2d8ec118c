import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { subscribe } from '@prikazchik/graphql-client/live.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { RequestAccessInput } from '@prikazchik/inputs/team.input';
import type { Right } from '@prikazchik/permissions/right';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  MyAccessRequestsDocument,
  type MyAccessRequestsQuery,
  RequestAccessDocument,
  WithdrawAccessRequestDocument,
} from './access-requests.generated.ts';
import { FailureAlert } from './failure-alert.tsx';
import { Form, Submit } from './form-parts.tsx';
import { useFormat } from './format.ts';
import { useInputForm } from './input-form.ts';
import { NoticesChangedDocument } from './notices/unread.generated.ts';
import { useAction } from './use-action.ts';

type Asked = MyAccessRequestsQuery['myAccessRequests'][number];

/** The viewer's request for the right that waits, kept true while the page is open: undefined until it is known, null when there is none. */
function useAsked(right: Right) {
  const [asked, setAsked] = useState<Asked | null | undefined>();

  useEffect(() => {
    const controller = new AbortController();
    const look = () =>
      void request(MyAccessRequestsDocument, {}, controller.signal).then(
        ({ myAccessRequests }) => setAsked(myAccessRequests.find((one) => one.right === right) ?? null),
        // Asking is an extra: without it the page still says whom to turn to.
        () => undefined,
      );
    look();
    // Whoever answers it leaves a notice.
    const stop = subscribe(NoticesChangedDocument, {}, { next: look, reconnected: look });
    return () => {
      controller.abort();
      stop();
    };
  }, [right]);

  return [asked, setAsked] as const;
}

/** Asks those who could give the right for it, and says that it was asked for until they have answered. */
export function AskForAccess({ right }: { readonly right: Right }) {
  const t = useTranslations('ui.askAccess');
  const [asked, setAsked] = useAsked(right);
  const [isOpen, setOpen] = useState(false);
  if (asked === undefined) return null;
  if (asked) return <Waiting asked={asked} onWithdrawn={() => setAsked(null)} />;
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('open')}</Button>;
  return (
    <AskForm
      right={right}
      onClose={() => setOpen(false)}
      onAsked={(made) => {
        setOpen(false);
        setAsked(made);
      }}
    />
  );
}

interface AskFormProps {
  readonly right: Right;
  readonly onAsked: (asked: Asked) => void;
  readonly onClose: () => void;
}

function AskForm({ right, onAsked, onClose }: AskFormProps) {
  const t = useTranslations('ui.askAccess');
  const words = useTranslations('ui.form');
  const form = useInputForm({
    schema: RequestAccessInput,
    initialValues: { note: '' },
    toInput: (values) => ({ right, ...values }),
    submit: async ({ note }) => {
      const { requestAccess } = await request(RequestAccessDocument, { input: { right, note } });
      if (isProblem(requestAccess)) return requestAccess;
      onAsked(requestAccess);
      return null;
    },
  });
  return (
    <Form form={form} label={t('open')}>
      <Textarea
        label={t('note')}
        description={t('noteHelp')}
        autosize
        minRows={2}
        maw={480}
        data-autofocus
        {...form.getInputProps('note')}
      />
      <Group gap="sm">
        <Submit form={form}>{t('send')}</Submit>
        <Button variant="default" size="md" onClick={onClose}>
          {words('cancel')}
        </Button>
      </Group>
    </Form>
  );
}

function Waiting({ asked: { id, askedAt }, onWithdrawn }: { readonly asked: Asked; readonly onWithdrawn: () => void }) {
  const t = useTranslations('ui.askAccess');
  const { date } = useFormat();
  const withdraw = useAction(async () => {
    await request(WithdrawAccessRequestDocument, { id });
    // Whatever the answer, it does not wait any more.
    onWithdrawn();
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Text role="status">{t('waits', { moment: date(askedAt, 'moment') })}</Text>
      {withdraw.failure && <FailureAlert failure={withdraw.failure} />}
      <Button variant="default" onClick={withdraw.run} loading={withdraw.running}>
        {t('withdraw')}
      </Button>
    </Stack>
  );
}
