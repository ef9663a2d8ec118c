import { Button, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { ResendConfirmationDocument } from '@prikazchik/ui/auth/resend-confirmation.generated.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

async function resend(email: string) {
  const { resendConfirmation: answer } = await request(ResendConfirmationDocument, { email });
  return isProblem(answer) ? answer : 'sent';
}

/** Another letter of confirmation for the person's own address. */
export function ConfirmEmailAgain() {
  const { email } = useViewer().user;
  return email === null ? null : <SendAgain email={email} />;
}

function SendAgain({ email }: { readonly email: string }) {
  const t = useTranslations('home.activation.steps.EMAIL');
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof resend>> | null>(null);
  const { run, running, failure } = useAction(async () => setOutcome(await resend(email)));
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" size="sm" onClick={run} loading={running}>
        {t('action')}
      </Button>
      <Text size="sm" role="status">
        {outcome === 'sent' ? t('sent', { email }) : outcome && <ProblemText problem={outcome} />}
      </Text>
      {failure && <FailureAlert failure={failure} />}
    </Stack>
  );
}
