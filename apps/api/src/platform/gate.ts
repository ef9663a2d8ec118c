import { byTime, dueTime, Overdue, timeLeft } from './deadline.ts';

/** Says whether there is still somebody who waits for the answer. */
export type IsLate = () => boolean;

/**
 * Lets so many in at a time; the others wait in order, each until its own deadline. The driver's queue has none: what waits
 * there is done long after nobody wants it, before what is asked now. Whoever is in keeps the place until the work has really
 * ended, also after its asker was told that it took too long.
 */
export class Gate {
  private free: number;
  private readonly waiting = new Set<() => void>();

  constructor(places: number) {
    this.free = places;
  }

  /** @throws Overdue when the deadline comes before the answer; work that had not begun by then never begins */
  async pass<T>(work: (isLate: IsLate) => Promise<T>): Promise<T> {
    const due = dueTime();
    const isLate = () => performance.now() >= due;
    if (isLate()) throw new Overdue('No time was left for the database.');
    if (this.free > 0) this.free--;
    else await this.turn(due);
    return byTime(
      due,
      work(isLate).finally(() => this.leave()),
    );
  }

  private turn(due: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const called = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.delete(called);
        reject(new Overdue('The database had no place free in time.'));
      }, timeLeft(due));
      this.waiting.add(called);
    });
  }

  private leave(): void {
    const [next] = this.waiting;
    if (!next) {
      this.free++;
      return;
    }
    this.waiting.delete(next);
    next();
  }
}
