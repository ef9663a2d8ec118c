import { Button, Text } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useLetterLink } from '@prikazchik/ui/auth/use-letter-link.ts';
import { useFormat } from '@prikazchik/ui/format.ts';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { ErrorState, Loading, TextOutline } from '@prikazchik/ui/page-state.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ConfirmNewEmailDocument } from './email-change.generated.ts';
import type { EmailChange } from './load-email-change.ts';

const confirm = async (token: string) => (await request(ConfirmNewEmailDocument, { token })).confirmNewEmail;

/** Proves a new box by the link of its letter, and tells what is missing yet. */
export function NewEmailPage() {
  const t = useTranslations('emailChange.box');
  const common = useTranslations('ui.auth.confirm');
  const { outcome, run } = useLetterLink('/new-email', confirm);
  switch (outcome.kind) {
    case 'working':
      return (
        <NarrowPage title={common('working')}>
          <Loading>
            <TextOutline lines={2} />
          </Loading>
        </NarrowPage>
      );
    case 'done':
      return (
        <NarrowPage title={t('doneTitle')}>
          <Proved change={outcome.answer} />
          <ToProfile />
        </NarrowPage>
      );
    case 'failed':
      return (
        <NarrowPage title={common('working')}>
          <ErrorState failure={outcome.failure} onRetry={run} />
        </NarrowPage>
      );
    case 'dead':
      return (
        <NarrowPage title={common('deadTitle')}>
          <Text role="alert">
            <ProblemText problem={outcome.problem} />
          </Text>
          <ToProfile />
        </NarrowPage>
      );
    case 'without-link':
      return (
        <NarrowPage title={common('deadTitle')}>
          <Text>{common('noToken')}</Text>
          <ToProfile />
        </NarrowPage>
      );
  }
}

function Proved({ change: { email, state, movesAt } }: { readonly change: EmailChange }) {
  const t = useTranslations('emailChange.box');
  const { date } = useFormat();
  if (state === 'TIME') return <Text role="status">{t('later', { email, at: date(movesAt ?? '', 'moment') })}</Text>;
  return <Text role="status">{t('approval', { email })}</Text>;
}

function ToProfile() {
  const t = useTranslations('shell');
  return (
    <Button component={Link} to="/profile" size="md">
      {t('profile')}
    </Button>
  );
}
