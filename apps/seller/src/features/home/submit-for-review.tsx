import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActivationDocument, SubmitForReviewDocument } from './activation.generated.ts';

/** Sends the shop's data to the check; what it finds arrives by itself. */
export function SubmitForReview({ isAgain }: { readonly isAgain: boolean }) {
  const t = useTranslations('home.activation.steps.REVIEW');
  const client = useApolloClient();
  const [submit] = useMutation(SubmitForReviewDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { run, running, failure } = useAction(async () => {
    setRefusal(null);
    const { data } = await submit();
    if (data && isProblem(data.submitForReview)) setRefusal(data.submitForReview);
    await client.refetchQueries({ include: [ActivationDocument] });
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Button onClick={run} loading={running} size="sm">
        {isAgain ? t('again') : t('action')}
      </Button>
      {refusal && (
        <Text size="sm" c="red" role="alert">
          <ProblemText problem={refusal} />
        </Text>
      )}
      {failure && <FailureAlert failure={failure} />}
    </Stack>
  );
}
