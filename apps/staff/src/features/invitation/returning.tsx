import { Text } from '@mantine/core';
import { SignInForm } from '@prikazchik/ui/auth/sign-in.tsx';
import { useTranslations } from 'use-intl';

/** The way to answer for one who has an account: to sign in here; the page is then read anew. */
export function Returning() {
  const t = useTranslations('invitation');
  return (
    <>
      <Text>{t('haveAccount')}</Text>
      <SignInForm />
    </>
  );
}
