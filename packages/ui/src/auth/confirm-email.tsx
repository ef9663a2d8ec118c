import { Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NarrowPage } from '../frame.tsx';
import { ErrorState, Loading, TextOutline } from '../page-state.tsx';
import { ProblemText } from '../problem-text.tsx';
import { EmailForm } from './email-form.tsx';
import { ConfirmEmailDocument } from './letters.generated.ts';
import { ResendConfirmationDocument } from './resend-confirmation.generated.ts';
import { ToSignIn } from './to-sign-in.tsx';
import { useLetterLink } from './use-letter-link.ts';

const PATH = '/confirm';

const confirm = async (token: string) => (await request(ConfirmEmailDocument, { token })).confirmEmail;

/** Confirms an address by the link of a letter, and offers a new letter when the link is dead. */
export function ConfirmEmailPage() {
  const t = useTranslations('ui.auth.confirm');
  const { outcome, run } = useLetterLink(PATH, confirm);
  switch (outcome.kind) {
    case 'working':
      return (
        <NarrowPage title={t('working')}>
          <Loading>
            <TextOutline lines={2} />
          </Loading>
        </NarrowPage>
      );
    case 'done':
      return (
        <NarrowPage title={t('doneTitle')}>
          <Text role="status">{t('done')}</Text>
          <ToSignIn />
        </NarrowPage>
      );
    case 'failed':
      return (
        <NarrowPage title={t('working')}>
          <ErrorState failure={outcome.failure} onRetry={run} />
        </NarrowPage>
      );
    case 'dead':
      return (
        <NarrowPage title={t('deadTitle')}>
          <Text role="alert">
            <ProblemText problem={outcome.problem} />
          </Text>
          {outcome.problem.code === 'LINK_USED' ? <Used /> : <Resend />}
        </NarrowPage>
      );
    case 'without-link':
      return (
        <NarrowPage title={t('deadTitle')}>
          <Text>{t('noToken')}</Text>
          <Resend />
        </NarrowPage>
      );
  }
}

function Used() {
  const t = useTranslations('ui.auth.confirm');
  return (
    <>
      <Text>{t('usedText')}</Text>
      <ToSignIn />
    </>
  );
}

function Resend() {
  const t = useTranslations('ui.auth.confirm');
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function send(email: string) {
    const { resendConfirmation } = await request(ResendConfirmationDocument, { email });
    if (isProblem(resendConfirmation)) return resendConfirmation;
    setSentTo(email);
    return null;
  }

  if (sentTo) return <Text role="status">{t('sent', { email: sentTo })}</Text>;
  return (
    <>
      <Text>{t('resendText')}</Text>
      <EmailForm verb={t('resend')} send={send} />
    </>
  );
}
