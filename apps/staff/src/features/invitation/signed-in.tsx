import { Alert, Button, Stack, Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { isDeath } from './dead-invitation.tsx';
import { AcceptInvitationDocument } from './invitation.generated.ts';
import type { AnswerProps } from './outcome.ts';

interface SignedInProps extends AnswerProps {
  readonly name: string;
  readonly onMismatch: () => void;
}

/** The answer of one who is signed in: one tap. */
export function SignedIn({ token, name, onDecided, onMismatch }: SignedInProps) {
  const t = useTranslations('invitation');
  const [problem, setProblem] = useState<Problem | null>(null);

  function refuse(refusal: Problem) {
    if (refusal.code === 'EMAIL_MISMATCH') onMismatch();
    else if (isDeath(refusal.code)) onDecided({ kind: 'dead', problem: refusal });
    else setProblem(refusal);
  }

  const accept = useAction(async () => {
    const { acceptInvitation } = await request(AcceptInvitationDocument, { token });
    if (isProblem(acceptInvitation)) refuse(acceptInvitation);
    else onDecided({ kind: 'joined', companyId: acceptInvitation.companyId });
  });

  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('signedInAs', { name })}
      </Text>
      <Button size="md" onClick={accept.run} loading={accept.running}>
        {t('accept')}
      </Button>
      {problem && (
        <Alert color="red" role="alert">
          <ProblemText problem={problem} />
        </Alert>
      )}
      {accept.failure && <FailureAlert failure={accept.failure} />}
    </Stack>
  );
}
