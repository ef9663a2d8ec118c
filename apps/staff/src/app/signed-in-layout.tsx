import { Button, Container } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import type { Right } from '@prikazchik/permissions/right';
import { SessionEnded } from '@prikazchik/ui/access-ended.tsx';
import type { NoticedChange } from '@prikazchik/ui/access-notice.tsx';
import { AccessNotice } from '@prikazchik/ui/access-notice.tsx';
import { isLocaleChosen } from '@prikazchik/ui/locale.ts';
import { useSwitchLocale } from '@prikazchik/ui/locale-provider.tsx';
import type { AccessChange } from '@prikazchik/ui/use-access-changes.ts';
import { useAccessChanges } from '@prikazchik/ui/use-access-changes.ts';
import { useSession } from '@prikazchik/ui/use-session.ts';
import { Link, Outlet, useLoaderData, useLocation, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { localeOf } from '../shared/locale.ts';
import type { ViewerQuery } from '../shared/viewer.generated.ts';
import { ViewerDocument } from '../shared/viewer.generated.ts';
import { returnTo } from './return-path.ts';
import classes from './signed-in-layout.module.css';

type Memberships = ViewerQuery['viewer']['memberships'];

interface Notice extends NoticedChange {
  readonly shop: string | null;
}

/** What surrounds the pages of one who is signed in: it hears of changes of their access as they happen. */
export function SignedInLayout(): ReactNode {
  const session = useSession();
  const [notice, setNotice] = useState<Notice | null>(null);
  useOwnLanguage();
  useNotices(setNotice);
  if (session.status === 'signed-out' && session.reason === 'over') return <Ended />;
  return (
    <>
      {notice && (
        <Container size={720} className={classes.strip}>
          <AccessNotice {...notice} onClose={() => setNotice(null)} />
        </Container>
      )}
      <Outlet />
    </>
  );
}

function rightsInShop(memberships: Memberships, companyId: string | null): Right[] {
  return memberships.filter((membership) => membership.companyId === companyId).flatMap(({ rights }) => rights);
}

function noticeOf(change: AccessChange, before: Memberships, after: Memberships): Notice {
  const { companyId } = change;
  const known = [...after, ...before].find((membership) => membership.companyId === companyId);
  return { change, before: rightsInShop(before, companyId), after: rightsInShop(after, companyId), shop: known?.companyName ?? null };
}

/** Reads the page anew when access changes, and tells what the change was. */
function useNotices(show: (notice: Notice) => void): void {
  const router = useRouter();
  const { memberships } = useLoaderData({ from: '/signed-in' });

  useAccessChanges(async (change) => {
    if (change?.kind === 'SESSION_ENDED') return;
    try {
      const { viewer } = await request(ViewerDocument);
      if (change) show(noticeOf(change, memberships, viewer.memberships));
    } catch {
      // What is shown stays until it can be read anew: the next change or reconnection tries again.
      return;
    }
    await router.invalidate();
  });
}

/** Speaks the language of the person's profile, unless another was chosen in this browser. */
function useOwnLanguage(): void {
  const { user } = useLoaderData({ from: '/signed-in' });
  const switchTo = useSwitchLocale();
  const speak = useEffectEvent((locale: typeof user.locale) => {
    if (!isLocaleChosen()) void switchTo(localeOf(locale));
  });
  useEffect(() => speak(user.locale), [user.locale]);
}

function Ended() {
  const t = useTranslations('ui.ended');
  const search = useLocation({ select: ({ href }) => returnTo(href) });
  return (
    <Container size={720} className={classes.page}>
      <SessionEnded action={<Button renderRoot={(props) => <Link to="/sign-in" search={search} {...props} />}>{t('signIn')}</Button>} />
    </Container>
  );
}
