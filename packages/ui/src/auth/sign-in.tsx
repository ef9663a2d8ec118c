import { Alert, Anchor, Text, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { beginSession, request } from '@prikazchik/graphql-client/request.ts';
import { SignInInput } from '@prikazchik/inputs/session.input';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Form, Submit } from '../form-parts.tsx';
import { NarrowPage } from '../frame.tsx';
import { useInputForm } from '../input-form.ts';
import { PasskeySignIn } from '../passkeys/passkey-sign-in.tsx';
import { PasswordField } from '../password-field.tsx';
import { useSession } from '../use-session.ts';
import { SecondFactorForm } from './second-factor-form.tsx';
import { SignInDocument } from './session.generated.ts';

interface SignInFormProps {
  readonly onSignedIn?: (() => void) | undefined;
}

/** Signs in by address or name and password, and by the second factor of one who has it; wherever it stands, one stays on that page. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const [challenge, setChallenge] = useState<string | null>(null);
  if (challenge === null) return <PasswordForm onSignedIn={onSignedIn} onChallenge={setChallenge} />;
  return <SecondFactorForm challenge={challenge} onSignedIn={onSignedIn} onAgain={() => setChallenge(null)} />;
}

interface PasswordFormProps extends SignInFormProps {
  readonly onChallenge: (challenge: string) => void;
}

function PasswordForm({ onSignedIn, onChallenge }: PasswordFormProps) {
  const t = useTranslations('ui.auth');
  const form = useInputForm({
    schema: SignInInput,
    initialValues: { name: '', password: '' },
    submit: async (input) => {
      const { signIn } = await request(SignInDocument, { input });
      if (isProblem(signIn)) return signIn;
      if (signIn.__typename === 'SecondFactorRequired') {
        onChallenge(signIn.challenge);
        return null;
      }
      beginSession(signIn);
      onSignedIn?.();
      return null;
    },
  });
  return (
    <Form form={form} label={t('signIn.title')}>
      <TextInput
        label={t('signIn.name')}
        size="md"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('name')}
      />
      <PasswordField {...form.getInputProps('password')} />
      {form.refusal?.code === 'EMAIL_NOT_CONFIRMED' && (
        <Anchor component={Link} to="/confirm">
          {t('confirm.resend')}
        </Anchor>
      )}
      <Submit form={form}>{t('signIn.submit')}</Submit>
      <PasskeySignIn onSignedIn={onSignedIn} />
      <Anchor component={Link} to="/forgot" ta="center">
        {t('signIn.forgot')}
      </Anchor>
    </Form>
  );
}

interface SignInPageProps {
  /** What one signs in to: the two portals look alike. */
  readonly portal: string;
  readonly onSignedIn: () => void;
  readonly after?: ReactNode;
}

/** The sign-in page of either portal. */
export function SignInPage({ portal, onSignedIn, after }: SignInPageProps) {
  const t = useTranslations('ui.auth.signIn');
  const session = useSession();
  const reason = session.status === 'signed-out' ? session.reason : 'absent';
  return (
    <NarrowPage title={t('title')} after={after}>
      <Text c="dimmed">{portal}</Text>
      {reason !== 'absent' && <Alert role="status">{t(reason)}</Alert>}
      <SignInForm onSignedIn={onSignedIn} />
    </NarrowPage>
  );
}
