import { Header } from '@prikazchik/ui/header.tsx';
import { LanguageLink } from '@prikazchik/ui/language-link.tsx';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** What stands around a page that belongs to no shop. */
export function BareFrame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <Header>
        <LanguageLink />
      </Header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** Pages for those who are not signed in. */
export function BareLayout() {
  return (
    <BareFrame>
      <Outlet />
    </BareFrame>
  );
}
