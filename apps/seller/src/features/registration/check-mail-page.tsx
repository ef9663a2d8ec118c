import { Button, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { EmailForm } from '@prikazchik/ui/auth/email-form.tsx';
import { ResendConfirmationDocument } from '@prikazchik/ui/auth/resend-confirmation.generated.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';

const PAUSE_S = 60;

async function resend(email: string) {
  const { resendConfirmation: answer } = await request(ResendConfirmationDocument, { email });
  return isProblem(answer) ? answer : null;
}

/** After registration: where the letter went, and another one for those whom it did not reach. */
export function CheckMailPage() {
  const t = useTranslations('registration.checkMail');
  const email = useLocation({ select: ({ state }) => state.email });
  return (
    <NarrowPage
      title={t('title')}
      after={
        <TextLink to="/sign-in" inherit>
          {t('toSignIn')}
        </TextLink>
      }
    >
      <Text>{email ? t('text', { email }) : t('textUnknown')}</Text>
      <Text c="dimmed">{t('hint')}</Text>
      {email ? <ResendButton email={email} /> : <EmailForm verb={t('resend')} send={resend} />}
    </NarrowPage>
  );
}

function useCountdown() {
  const [left, setLeft] = useState(PAUSE_S);
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000);
    return () => clearInterval(timer);
  }, [isOver]);
  return { left, restart: () => setLeft(PAUSE_S) };
}

function ResendButton({ email }: { readonly email: string }) {
  const t = useTranslations('registration.checkMail');
  const { left, restart } = useCountdown();
  const [outcome, setOutcome] = useState<'sent' | Awaited<ReturnType<typeof resend>>>(null);
  const { run, running, failure } = useAction(async () => {
    setOutcome((await resend(email)) ?? 'sent');
    restart();
  });
  return (
    <>
      <Button variant="default" size="md" onClick={run} loading={running} disabled={left > 0}>
        {left > 0 ? t('resendIn', { seconds: String(left) }) : t('resend')}
      </Button>
      <Text size="sm" role="status">
        {outcome === 'sent' ? t('resent') : outcome && <ProblemText problem={outcome} />}
      </Text>
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}
