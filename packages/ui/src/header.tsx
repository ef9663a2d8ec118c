import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SkipToContent } from './frame.tsx';
import classes from './header.module.css';
import { Wordmark } from './wordmark.tsx';

interface HeaderProps {
  readonly start?: ReactNode;
  /** What stands at the end. */
  readonly children?: ReactNode;
  /** On the phone the mark stands for the name. */
  readonly compact?: boolean;
}

/** The bar over every page: the name leads home. */
export function Header({ start, children, compact = false }: HeaderProps) {
  return (
    <>
      <SkipToContent />
      <header className={classes.header}>
        {start}
        <Link to="/" className={classes.home}>
          <Wordmark compact={compact} />
        </Link>
        <div className={classes.end}>{children}</div>
      </header>
    </>
  );
}
