import { expect } from 'vitest';
import type { Account, Outcome } from './faults.load.ts';
import { figure } from './figures.ts';

/** What every request is answered within, and everything is back within, in milliseconds. */
export const within = 3_000;

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

/** Holds each round to what is promised, and notes what all of them came to. */
export class Tally {
  private readonly accounts: Account[] = [];
  private readonly what: string;

  constructor(what: string) {
    this.what = what;
  }

  /** @param allowed what a request may come to beside being done */
  add(round: Account, allowed: readonly Outcome[]): void {
    this.accounts.push(round);
    const others = Object.entries(round.outcomes).filter(([name]) => name !== 'done' && !allowed.some((one) => one === name));
    expect({ others, wrong: round.wrong.slice(0, 3), lost: round.lost }).toEqual({ others: [], wrong: [], lost: 0 });
    expect(round.slowest).toBeLessThan(within + round.lag);
    expect(round.recovery).toBeLessThan(within + round.lag);
  }

  note(more = ''): void {
    const sum = (of: (round: Account) => number) => this.accounts.reduce((total, round) => total + of(round), 0);
    const most = (of: (round: Account) => number) => Math.max(...this.accounts.map(of));
    const outcome = (name: Outcome) => sum(({ outcomes }) => outcomes[name] ?? 0);
    const failed = outcome('unavailable') + outcome('refused') + outcome('cut');
    figure({
      what: this.what,
      size: `${this.accounts.length} rounds, ${sum(({ sent }) => sent)} requests`,
      result: [
        `slowest answer ${seconds(most(({ slowest }) => slowest))} (± ${seconds(most(({ lag }) => lag))})`,
        `back after ${seconds(most(({ recovery }) => recovery))}`,
        `${failed} not served (${outcome('unavailable')} × 503, ${outcome('refused') + outcome('cut')} without connection)`,
        `${sum(({ lost }) => lost)} acknowledged lost`,
        `${sum(({ unknown }) => unknown)} done without answer`,
        ...(more ? [more] : []),
      ].join(', '),
    });
  }
}
