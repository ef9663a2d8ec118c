import { Text } from '@mantine/core';
import { chooseCompany } from '@prikazchik/graphql-client/company.ts';
import type { Failure, Problem } from '@prikazchik/graphql-client/problem.ts';
import { failureOf, isProblem } from '@prikazchik/graphql-client/problem.ts';
import { beginSession, request } from '@prikazchik/graphql-client/request.ts';
import { ToSignIn } from '@prikazchik/ui/auth/to-sign-in.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { forgetLetterToken, letterToken } from '@prikazchik/ui/letter-token.ts';
import { ErrorState, Loading, TextOutline } from '@prikazchik/ui/page-state.tsx';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readHandoff } from './address.ts';
import { AnotherPerson } from './another-person.tsx';
import { toStaffPortal } from './cross.ts';
import { FinishHandoffDocument } from './finish-handoff.generated.ts';
import { forgetVerifier, keptVerifier } from './verifier.ts';

const PATH = '/handoff';
const UNKNOWN: Problem = { __typename: 'Problem', code: 'LINK_UNKNOWN', field: null, params: null };

type Outcome = { readonly refused: Problem; readonly shop: string } | { readonly failed: Failure } | null;

/**
 * Carries a sign-in over from the staff portal and goes to work in the shop that was chosen there. It begins here: the address that the portal
 * leads back to opens nothing in a tab that did not ask for it, so that nobody is signed in by a link that somebody sent them.
 */
export function HandoffPage() {
  const t = useTranslations('shell.handoff');
  const navigate = useNavigate();
  const { shop } = useSearch({ from: '/bare/handoff' });
  const [outcome, setOutcome] = useState<Outcome>(null);

  async function finish(): Promise<void> {
    const address = readHandoff(letterToken(PATH));
    const verifier = keptVerifier();
    if (!(address && verifier)) return setOutcome({ refused: UNKNOWN, shop: '' });
    const { token, companyId } = address;
    const { finishHandoff: answer } = await request(FinishHandoffDocument, { token, verifier });
    forgetLetterToken(PATH);
    forgetVerifier();
    if (isProblem(answer)) return setOutcome({ refused: answer, shop: companyId });
    chooseCompany(companyId);
    beginSession(answer);
    await navigate({ to: '/', replace: true });
  }

  async function run(): Promise<void> {
    setOutcome(null);
    try {
      if (shop) await toStaffPortal(shop);
      else await finish();
    } catch (error) {
      setOutcome({ failed: failureOf(error) });
    }
  }

  const start = useEffectEvent(run);
  useEffect(() => void start(), []);

  if (outcome && 'refused' in outcome) return <Refused problem={outcome.refused} shop={outcome.shop} />;
  return (
    <NarrowPage title={t('title')}>
      {outcome ? (
        <ErrorState failure={outcome.failed} onRetry={run} />
      ) : (
        <Loading>
          <TextOutline lines={2} />
        </Loading>
      )}
    </NarrowPage>
  );
}

function Refused({ problem, shop }: { readonly problem: Problem; readonly shop: string }) {
  const t = useTranslations('shell.handoff');
  if (problem.code === 'SIGNED_IN_AS_ANOTHER')
    return <AnotherPerson here={String(problem.params?.here)} there={String(problem.params?.there)} shop={shop} />;
  return (
    <NarrowPage title={t('deadTitle')}>
      <Text role="alert">{t('deadText')}</Text>
      <ToSignIn />
    </NarrowPage>
  );
}
