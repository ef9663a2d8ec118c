import { Container, Skeleton } from '@mantine/core';
import { Header } from '@prikazchik/ui/header.tsx';
import { LanguageLink } from '@prikazchik/ui/language-link.tsx';
import { Loading } from '@prikazchik/ui/page-state.tsx';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './frame.module.css';

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

/** A page that has one thing to say, and belongs to no shop. */
export function LonePage({ children }: { readonly children: ReactNode }) {
  return (
    <BareFrame>
      <div className={classes.alone}>{children}</div>
    </BareFrame>
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

/** The outline of one sheet in the middle of the page. */
export function BareOutline() {
  return (
    <Loading>
      <Container size={460} pt="xl">
        <Skeleton height={380} />
      </Container>
    </Loading>
  );
}
