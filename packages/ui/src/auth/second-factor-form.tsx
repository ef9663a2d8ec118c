import { Anchor, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { beginSession, request } from '@prikazchik/graphql-client/request.ts';
import { FinishSignInInput } from '@prikazchik/inputs/factor.input';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CodeField } from '../code-field.tsx';
import { Form, Submit } from '../form-parts.tsx';
import { useInputForm } from '../input-form.ts';
import { FinishSignInDocument } from './session.generated.ts';

interface SecondFactorFormProps {
  /** What the first step answered with; it lives in this page's memory alone. */
  readonly challenge: string;
  readonly onSignedIn?: (() => void) | undefined;
  readonly onAgain: () => void;
}

/** The second step of signing in: a code of the app, or a recovery code. */
export function SecondFactorForm({ challenge, onSignedIn, onAgain }: SecondFactorFormProps) {
  const t = useTranslations('ui.auth.secondFactor');
  const [isRecovery, setRecovery] = useState(false);
  const form = useInputForm({
    schema: FinishSignInInput,
    initialValues: { code: '' },
    toInput: ({ code }) => ({ challenge, code }),
    submit: async (input) => {
      const { finishSignIn } = await request(FinishSignInDocument, { input });
      if (isProblem(finishSignIn)) return finishSignIn;
      beginSession(finishSignIn);
      onSignedIn?.();
      return null;
    },
  });
  return (
    <Form form={form} label={t('title')}>
      {!isRecovery && <Text>{t('text')}</Text>}
      <CodeField
        key={String(isRecovery)}
        isRecovery={isRecovery}
        label={isRecovery ? t('recovery') : t('code')}
        description={isRecovery ? t('recoveryHelp') : t('codeHelp')}
        {...form.getInputProps('code')}
      />
      <Submit form={form}>{t('submit')}</Submit>
      <Anchor component="button" type="button" ta="center" onClick={() => setRecovery(!isRecovery)}>
        {isRecovery ? t('useApp') : t('useRecovery')}
      </Anchor>
      <Anchor component="button" type="button" ta="center" onClick={onAgain}>
        {t('again')}
      </Anchor>
    </Form>
  );
}
