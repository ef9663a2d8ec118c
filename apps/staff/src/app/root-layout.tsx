import { Header } from '@prikazchik/ui/header.tsx';
import { LanguageLink } from '@prikazchik/ui/language-link.tsx';
import { NoticeBell } from '@prikazchik/ui/notices/notice-bell.tsx';
import { useSession } from '@prikazchik/ui/use-session.ts';
import { UserMenu } from '@prikazchik/ui/user-menu.tsx';
import { Outlet, useMatch, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Navigation } from './navigation.tsx';
import classes from './root-layout.module.css';

/** The frame of every page. */
export function RootLayout(): ReactNode {
  const t = useTranslations('shell');
  const session = useSession();
  const user = useMatch({ from: '/signed-in', shouldThrow: false, select: ({ loaderData }) => loaderData?.user });
  return (
    <>
      <Header>
        {user && session.status !== 'signed-out' ? (
          <>
            <Navigation />
            <NoticeBell />
            <UserMenu fullName={user.fullName} avatarUrl={user.avatarUrl} />
          </>
        ) : (
          <LanguageLink />
        )}
      </Header>
      <Content />
      <footer className={classes.footer}>{t('footer')}</footer>
    </>
  );
}

/** The page itself; a change of page moves the keyboard and the screen reader to its beginning. */
function Content() {
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const main = useRef<HTMLElement>(null);
  const shown = useRef<string | undefined>(undefined);

  useEffect(() => {
    if (shown.current !== undefined && shown.current !== pathname) main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);

  return (
    <main id="content" ref={main} tabIndex={-1} className={classes.content}>
      <Outlet />
    </main>
  );
}
