import { Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmailForm } from './email-form.tsx';
import { LetterLinkPage } from './letter-link-page.tsx';
import { ConfirmEmailDocument } from './letters.generated.ts';
import { ResendConfirmationDocument } from './resend-confirmation.generated.ts';
import { ToSignIn } from './to-sign-in.tsx';

const confirm = async (token: string) => (await request(ConfirmEmailDocument, { token })).confirmEmail;

/** Confirms an address by the link of a letter, and offers a new letter when the link is dead. */
export function ConfirmEmailPage() {
  const t = useTranslations('ui.auth.confirm');
  return (
    <LetterLinkPage
      path="/confirm"
      send={confirm}
      doneTitle={t('doneTitle')}
      done={() => (
        <>
          <Text role="status">{t('done')}</Text>
          <ToSignIn />
        </>
      )}
      wayOut={(problem) => (problem?.code === 'LINK_USED' ? <Used /> : <Resend />)}
    />
  );
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
