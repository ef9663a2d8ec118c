import { Anchor, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NarrowPage } from '../frame.tsx';
import { EmailForm } from './email-form.tsx';
import { RequestPasswordResetDocument } from './letters.generated.ts';

/** Sends a letter with a link to set a new password; says the same whether or not the address is known. */
export function ForgotPage() {
  const t = useTranslations('ui.auth.forgot');
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function send(email: string) {
    const { requestPasswordReset } = await request(RequestPasswordResetDocument, { email });
    if (isProblem(requestPasswordReset)) return requestPasswordReset;
    setSentTo(email);
    return null;
  }

  return (
    <NarrowPage
      title={sentTo ? t('sentTitle') : t('title')}
      after={
        <Anchor component={Link} to="/sign-in" inherit>
          {t('back')}
        </Anchor>
      }
    >
      {sentTo ? (
        <Text role="status">{t('sent', { email: sentTo })}</Text>
      ) : (
        <>
          <Text>{t('text')}</Text>
          <EmailForm verb={t('submit')} send={send} />
          <Text c="dimmed">{t('noBox')}</Text>
        </>
      )}
    </NarrowPage>
  );
}
