import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request, session } from '@prikazchik/graphql-client/request.ts';
import { ResetPasswordInput } from '@prikazchik/inputs/session.input';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Form, Submit } from '../form-parts.tsx';
import { NarrowPage } from '../frame.tsx';
import { useInputForm } from '../input-form.ts';
import { forgetLetterToken, letterToken } from '../letter-token.ts';
import { NewPasswordField } from '../password-field.tsx';
import { ProblemText } from '../problem-text.tsx';
import { ResetPasswordDocument } from './letters.generated.ts';
import { ToSignIn } from './to-sign-in.tsx';

const PATH = '/reset';
const UNKNOWN: Problem = { __typename: 'Problem', code: 'LINK_UNKNOWN', field: null, params: null };

/** Sets a new password by the link of a letter. Every session of the person ends with the old one. */
export function ResetPage() {
  const t = useTranslations('ui.auth.reset');
  const [token] = useState(() => letterToken(PATH));
  const [dead, setDead] = useState<Problem | null>(token ? null : UNKNOWN);
  const [done, setDone] = useState(false);

  function finish() {
    forgetLetterToken(PATH);
    session.end('left');
    setDone(true);
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
        <Button component={Link} to="/forgot" size="md">
          {t('again')}
        </Button>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={t('title')}>
      <Text>{t('text')}</Text>
      <ResetForm token={token} onDone={finish} onDead={setDead} />
    </NarrowPage>
  );
}

interface ResetFormProps {
  readonly token: string;
  readonly onDone: () => void;
  readonly onDead: (problem: Problem) => void;
}

function ResetForm({ token, onDone, onDead }: ResetFormProps) {
  const t = useTranslations('ui.auth.reset');
  const form = useInputForm({
    schema: ResetPasswordInput,
    initialValues: { password: '', removePasskeys: false },
    toInput: (values) => ({ token, ...values }),
    submit: async (input) => {
      const { resetPassword } = await request(ResetPasswordDocument, { input });
      if (!isProblem(resetPassword)) onDone();
      else if (resetPassword.code.startsWith('LINK_')) onDead(resetPassword);
      else return resetPassword;
      return null;
    },
  });
  return (
    <Form form={form} label={t('title')}>
      <NewPasswordField {...form.getInputProps('password')} value={form.values.password} />
      <Checkbox
        label={t('removePasskeys')}
        description={t('removePasskeysWhy')}
        {...form.getInputProps('removePasskeys', { type: 'checkbox' })}
      />
      <Submit form={form}>{t('submit')}</Submit>
    </Form>
  );
}
