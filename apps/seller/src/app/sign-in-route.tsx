import { SignInPage } from '@prikazchik/ui/auth/sign-in.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

/** Signs in and goes on to the page that asked for it. */
export function SignInRoute() {
  const t = useTranslations('shell.signIn');
  const { next = '/' } = useSearch({ from: '/bare/sign-in' });
  const router = useRouter();
  return (
    <SignInPage
      portal={t('portal')}
      onSignedIn={() => router.history.push(next)}
      after={
        <>
          {t('noShop')}{' '}
          <TextLink to="/register" inherit underline="always">
            {t('register')}
          </TextLink>
        </>
      }
    />
  );
}
