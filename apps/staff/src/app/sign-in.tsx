import { SignInPage } from '@prikazchik/ui/auth/sign-in.tsx';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

/** The portal's sign-in page: leads on to where one was going. */
export function SignIn() {
  const t = useTranslations('shell');
  const navigate = useNavigate();
  const { from = '/' } = useSearch({ from: '/sign-in' });
  return <SignInPage portal={t('portal')} onSignedIn={() => void navigate({ href: from })} after={t('newcomer')} />;
}
