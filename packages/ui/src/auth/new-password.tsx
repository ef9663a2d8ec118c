import { Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { session } from '@prikazchik/graphql-client/request.ts';
import type { ComponentType, ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NarrowPage } from '../frame.tsx';
import { forgetLetterToken, letterToken } from '../letter-token.ts';
import { ProblemText } from '../problem-text.tsx';
import { ToSignIn } from './to-sign-in.tsx';

const UNKNOWN: Problem = { __typename: 'Problem', code: 'LINK_UNKNOWN', field: null, params: null };

export interface NewPasswordFormProps {
  readonly token: string;
  /** Shows on the page what has come of it. @returns what is left for the form to show */
  readonly settle: (answer: Problem | { readonly __typename: 'Done' }) => Problem | null;
}

interface NewPasswordProps {
  /** Of the page that the link leads to. */
  readonly path: string;
  /** What comes of it, before one chooses the password. */
  readonly text: string;
  readonly form: ComponentType<NewPasswordFormProps>;
  /** What to do about a link that is dead. */
  readonly wayOut: ReactNode;
}

/** Sets a new password by a link. Every session of the person ends with the old one. */
export function NewPassword({ path, text, form: PasswordForm, wayOut }: NewPasswordProps) {
  const t = useTranslations('ui.auth.reset');
  const [token] = useState(() => letterToken(path));
  const [dead, setDead] = useState<Problem | null>(token ? null : UNKNOWN);
  const [done, setDone] = useState(false);

  function settle(answer: Problem | { readonly __typename: 'Done' }): Problem | null {
    if (isProblem(answer) && !answer.code.startsWith('LINK_')) return answer;
    if (isProblem(answer)) setDead(answer);
    else {
      forgetLetterToken(path);
      session.end('left');
      setDone(true);
    }
    return null;
  }

  if (done) {
    return (
      <NarrowPage title={t('doneTitle')}>
        <Text role="status">{t('done')}</Text>
        <ToSignIn />
      </NarrowPage>
    );
  }
  if (!token || dead) {
    return (
      <NarrowPage title={t('deadTitle')}>
        <Text role="alert">
          <ProblemText problem={dead ?? UNKNOWN} />
        </Text>
        {wayOut}
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={t('title')}>
      <Text>{text}</Text>
      <PasswordForm token={token} settle={settle} />
    </NarrowPage>
  );
}
