import type { SignedOutReason } from '@prikazchik/graphql-client/session.ts';
import { SessionEnded } from '@prikazchik/ui/access-ended.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { Navigate, useLocation } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { LonePage } from './bare-layout.tsx';

/** Whoever left goes to the sign-in page; whoever was signed out from elsewhere is told so where they stand. */
export function SignedOut({ reason }: { readonly reason: SignedOutReason }) {
  const t = useTranslations('ui.ended');
  const next = useLocation({ select: ({ href }) => href });
  if (reason !== 'over') return <Navigate to="/sign-in" search={{ next: reason === 'left' ? undefined : next }} />;
  return (
    <LonePage>
      <SessionEnded
        action={
          <ButtonLink to="/sign-in" search={{ next }}>
            {t('signIn')}
          </ButtonLink>
        }
      />
    </LonePage>
  );
}
