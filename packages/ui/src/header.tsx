import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SkipToContent } from './frame.tsx';
import classes from './header.module.css';
import { Wordmark } from './wordmark.tsx';

/** The bar over every page: the name leads home; `children` stand at its end. */
export function Header({ start, children }: { readonly start?: ReactNode; readonly children?: ReactNode }) {
  return (
    <>
      <SkipToContent />
      <header className={classes.header}>
        {start}
        <Link to="/" className={classes.home}>
          <Wordmark />
        </Link>
        <div className={classes.end}>{children}</div>
      </header>
    </>
  );
}
