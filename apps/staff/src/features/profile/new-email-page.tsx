import { Button, Text } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import { LetterLinkPage } from '@prikazchik/ui/auth/letter-link-page.tsx';
import { useFormat } from '@prikazchik/ui/format.ts';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ConfirmNewEmailDocument } from './email-change.generated.ts';
import type { EmailChange } from './load-email-change.ts';
import { WORDS } from './words.ts';

const confirm = async (token: string) => (await request(ConfirmNewEmailDocument, { token })).confirmNewEmail;

/** Proves a new box by the link of its letter, and tells what is missing yet. */
export const NewEmailPage = withWords(WORDS, NewEmail);

function NewEmail() {
  const t = useTranslations('emailChange.box');
  return (
    <LetterLinkPage
      path="/new-email"
      send={confirm}
      doneTitle={t('doneTitle')}
      done={(change) => (
        <>
          <Proved change={change} />
          <ToProfile />
        </>
      )}
      wayOut={() => <ToProfile />}
    />
  );
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
