import { Header } from '@prikazchik/ui/header.tsx';
import { ViewerContext } from '@prikazchik/ui/shop/viewer.tsx';
import { Toasts } from '@prikazchik/ui/toasts.tsx';
import type { ReactNode } from 'react';
import { use } from 'react';
import classes from './frame.module.css';
import { HeaderEnd } from './header-end.tsx';
import { BottomBar, SideMenu } from './menu.tsx';
import { ViewingBar } from './viewing-bar.tsx';

/** The frame of the cabinet: the bar, the menu at the side or (on the phone) at the bottom, and the page. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const isKnown = use(ViewerContext) !== null;
  return (
    <>
      {isKnown && <ViewingBar />}
      <Header compact>{isKnown && <HeaderEnd />}</Header>
      <div className={classes.body}>
        <div className={classes.side}>{isKnown && <SideMenu />}</div>
        <main id="content" tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
      {isKnown && <BottomBar />}
      <Toasts />
    </>
  );
}
