import { useFormat } from '@prikazchik/ui/format.ts';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';
import classes from './home.module.css';

interface FigureProps {
  readonly label: string;
  readonly count: number;
  /** Whether there may be more than were counted. */
  readonly atLeast?: boolean;
  /** A figure that should be zero. */
  readonly asksFor?: boolean;
}

function Figure({ label, count, atLeast = false, asksFor = false, ...link }: FigureProps & ComponentPropsWithRef<'a'>) {
  const { number } = useFormat();
  return (
    <a {...link} className={classes.tile} data-asks={asksFor && count > 0 ? true : undefined}>
      <span className={classes.label}>{label}</span>
      <span className={classes.figure}>
        {number(count)}
        {atLeast && '+'}
      </span>
    </a>
  );
}

/** One figure, and the list behind it; its address is checked against the router's. */
export const Tile = createLink(Figure);
