import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { subscribe } from '@prikazchik/graphql-client/live.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { EmailInput } from '@prikazchik/inputs/session.input';
import { useConfirmation } from '@prikazchik/ui/confirmation/use-confirmation.tsx';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { NoticesChangedDocument } from '@prikazchik/ui/notices/unread.generated.ts';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CancelEmailChangeDocument, MyEmailChangeDocument, RequestEmailChangeDocument } from './email-change.generated.ts';
import type { EmailChange } from './load-email-change.ts';

interface EmailSectionProps {
  /** With what the person signs in now. */
  readonly user: { readonly email: string | null; readonly signInName: string | null };
  readonly change: EmailChange | null;
  readonly className: string | undefined;
}

/** The address or the name that the person signs in with, and how far they have come with another address. */
export function EmailSection({ user: { email, signInName: name }, change, className }: EmailSectionProps) {
  const t = useTranslations('emailChange');
  const title = useId();
  const [isAsking, setAsking] = useState(false);
  useNews();
  return (
    <Paper component="section" aria-labelledby={title} className={className}>
      <Stack gap="md">
        <Title order={2} id={title}>
          {t('title')}
        </Title>
        <Now email={email} signInName={name} />
        {change && <Progress change={change} hasBox={email !== null} />}
        {isAsking ? (
          <AskForm hasBox={email !== null} onClose={() => setAsking(false)} />
        ) : (
          <Group>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t(email === null ? 'add' : 'open')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Now({ email, signInName: name }: EmailSectionProps['user']) {
  const t = useTranslations('emailChange');
  if (email === null) return <Text>{t('nameOnly', { name: name ?? '' })}</Text>;
  return <Text>{name === null ? t('now', { email }) : t('both', { email, name })}</Text>;
}

/** Whatever becomes of the request comes as a notice: the page is read anew then. */
function useNews(): void {
  const router = useRouter();
  useEffect(() => {
    const look = () =>
      request(MyEmailChangeDocument, {}).then(
        () => void router.invalidate(),
        // Where the news is the end of the session, the page says that by itself.
        () => undefined,
      );
    return subscribe(NoticesChangedDocument, {}, { next: look, reconnected: look });
  }, [router]);
}

function Progress({ change: { email, state, expiresAt, movesAt }, hasBox }: { readonly change: EmailChange; readonly hasBox: boolean }) {
  const t = useTranslations('emailChange');
  const words = useTranslations('ui.form');
  const { date } = useFormat();
  const router = useRouter();
  const cancel = useAction(async () => {
    await request(CancelEmailChangeDocument, {});
    await router.invalidate();
  });
  return (
    <Alert role="status" color={state === 'OVER' ? 'yellow' : 'malachite'} title={t('wanted', { email })}>
      <Stack gap="sm" align="flex-start">
        <Text>
          {t(`states.${state}`, {
            until: date(expiresAt, 'moment'),
            at: movesAt ? date(movesAt, 'moment') : '',
            box: hasBox ? 'old' : 'none',
          })}
        </Text>
        {cancel.failure && <FailureAlert failure={cancel.failure} />}
        <Button variant="default" size="sm" onClick={cancel.run} loading={cancel.running}>
          {words('cancel')}
        </Button>
      </Stack>
    </Alert>
  );
}

function AskForm({ hasBox, onClose }: { readonly hasBox: boolean; readonly onClose: () => void }) {
  const t = useTranslations('emailChange');
  const words = useTranslations('ui.form');
  const router = useRouter();
  const { confirmed, dialog } = useConfirmation();
  const form = useInputForm({
    schema: EmailInput,
    initialValues: { email: '' },
    submit: async ({ email }) => {
      const answer = await confirmed(
        async (confirmation) => (await request(RequestEmailChangeDocument, { email, confirmation })).requestEmailChange,
        t('wanted', { email }),
      );
      if (isProblem(answer)) return answer;
      await router.invalidate();
      onClose();
      return null;
    },
  });
  return (
    <>
      <Form form={form} label={t(hasBox ? 'open' : 'add')}>
        <Text>{t(hasBox ? 'how' : 'howFirst')}</Text>
        <TextInput size="md" type="email" label={t('field')} autoComplete="email" {...form.getInputProps('email')} />
        <Group gap="sm">
          <Submit form={form}>{t('submit')}</Submit>
          <Button variant="default" size="md" onClick={onClose}>
            {words('cancel')}
          </Button>
        </Group>
      </Form>
      {dialog}
    </>
  );
}
