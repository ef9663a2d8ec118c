import { Text } from '@mantine/core';
import { chooseCompany } from '@prikazchik/graphql-client/company.ts';
import type { Failure, Problem } from '@prikazchik/graphql-client/problem.ts';
import { failureOf, isProblem } from '@prikazchik/graphql-client/problem.ts';
import { beginSession, request } from '@prikazchik/graphql-client/request.ts';
import { ToSignIn } from '@prikazchik/ui/auth/to-sign-in.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { forgetLetterToken, letterToken } from '@prikazchik/ui/letter-token.ts';
import { ErrorState, Loading, TextOutline } from '@prikazchik/ui/page-state.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readHandoff } from './address.ts';
import { FinishHandoffDocument } from './finish-handoff.generated.ts';

const PATH = '/handoff';
const UNKNOWN: Problem = { __typename: 'Problem', code: 'LINK_UNKNOWN', field: null, params: null };

type Outcome = { readonly refused: Problem } | { readonly failed: Failure } | null;

/** Carries a sign-in over from the staff portal and goes to work in the shop that was chosen there. */
export function HandoffPage() {
  const t = useTranslations('shell.handoff');
  const navigate = useNavigate();
  const [outcome, setOutcome] = useState<Outcome>(null);

  async function finish(): Promise<void> {
    setOutcome(null);
    const address = readHandoff(letterToken(PATH));
    if (!address) return setOutcome({ refused: UNKNOWN });
    try {
      const { finishHandoff: answer } = await request(FinishHandoffDocument, { token: address.token });
      forgetLetterToken(PATH);
      if (isProblem(answer)) return setOutcome({ refused: answer });
      chooseCompany(address.companyId);
      beginSession(answer);
      await navigate({ to: '/', replace: true });
    } catch (error) {
      setOutcome({ failed: failureOf(error) });
    }
  }

  const start = useEffectEvent(finish);
  useEffect(() => void start(), []);

  return (
    <NarrowPage title={outcome && 'refused' in outcome ? t('deadTitle') : t('title')}>
      {outcome === null && (
        <Loading>
          <TextOutline lines={2} />
        </Loading>
      )}
      {outcome && 'failed' in outcome && <ErrorState failure={outcome.failed} onRetry={finish} />}
      {outcome && 'refused' in outcome && (
        <>
          <Text role="alert">
            <ProblemText problem={outcome.refused} />
          </Text>
          <Text>{t('deadText')}</Text>
          <ToSignIn />
        </>
      )}
    </NarrowPage>
  );
}
