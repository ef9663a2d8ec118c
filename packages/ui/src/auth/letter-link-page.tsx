import { Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { NarrowPage } from '../frame.tsx';
import { ErrorState, Loading, TextOutline } from '../page-state.tsx';
import { ProblemText } from '../problem-text.tsx';
import type { Answered } from './use-letter-link.ts';
import { useLetterLink } from './use-letter-link.ts';

interface LetterLinkPageProps<Answer> {
  /** The page's own, under which the link's token was kept. */
  readonly path: string;
  readonly send: (token: string) => Promise<Answer | Problem>;
  readonly doneTitle: string;
  readonly done: (answer: Exclude<Answer, Problem>) => ReactNode;
  /** What to do when the link is dead, or when there is none: then the problem is null. */
  readonly wayOut: (problem: Problem | null) => ReactNode;
}

/** A page that does what the link of a letter is for as soon as it is opened, and tells what came of it. */
export function LetterLinkPage<Answer extends Answered>({ path, send, doneTitle, done, wayOut }: LetterLinkPageProps<Answer>) {
  const t = useTranslations('ui.auth.confirm');
  const { outcome, run } = useLetterLink(path, send);
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
      return <NarrowPage title={doneTitle}>{done(outcome.answer)}</NarrowPage>;
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
          {wayOut(outcome.problem)}
        </NarrowPage>
      );
    case 'without-link':
      return (
        <NarrowPage title={t('deadTitle')}>
          <Text>{t('noToken')}</Text>
          {wayOut(null)}
        </NarrowPage>
      );
  }
}
