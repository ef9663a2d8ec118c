import { useFormat } from '@prikazchik/ui/format.ts';
import type { LinkProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import classes from './home.module.css';

type TileProps = Pick<LinkProps, 'to' | 'search'> & {
  readonly label: string;
  readonly count: number;
  /** Whether there may be more than were counted. */
  readonly atLeast?: boolean;
  /** A figure that should be zero. */
  readonly asksFor?: boolean;
};

/** One figure, and the list behind it. */
export function Tile({ label, count, atLeast = false, to, search, asksFor = false }: TileProps) {
  const { number } = useFormat();
  return (
    <Link to={to} search={search} className={classes.tile} data-asks={asksFor && count > 0 ? true : undefined}>
      <span className={classes.label}>{label}</span>
      <span className={classes.figure}>
        {number(count)}
        {atLeast && '+'}
      </span>
    </Link>
  );
}
