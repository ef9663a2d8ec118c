import { membersPage, signIn } from './documents.ts';
import type { Request } from './load.ts';
import { openCluster, openHouse } from './product.ts';
import type { Run } from './run.ts';
import { type Answer, openLines, post, steadily } from './steady.ts';
import { goal, type Line, median, percentile } from './table.ts';

/** Enough accounts and addresses that no budget of one of them is spent in a minute. */
const SIZE = { shops: 240, products: 10_000, ownProducts: 5_000, ownMembers: 300 };
const ADDRESSES = 600;
const SIGN_INS_PER_SECOND = 300;
const PAGES_PER_SECOND = 20;
/** Not measured: code that was never run and connections that were never opened would count as the flood's. */
const WARM_SECONDS = 5;
const TIMES_QUIET = 2;

/**
 * Other people's pages while passwords are guessed, 300 a second from 600 addresses at every account there is: against
 * the same before and after.
 */
export async function measureFlood(run: Run): Promise<Line[]> {
  const house = await openHouse(run, await openCluster(run), SIZE);
  const product = await house.product();
  const people = await house.database.sql<{ email: string }[]>`select email from users order by id`;
  const page = house.request(membersPage);
  const guessAt = (number: number): Request => ({
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `198.18.${(number % ADDRESSES) >> 8}.${(number % ADDRESSES) & 255}` },
    body: JSON.stringify(signIn(people[number % people.length]?.email ?? '', `wrong password ${number}`)),
  });
  const [quietSeconds, floodSeconds] = run.quick ? [10, 15] : [30, 60];
  const [browsers, guessers] = [openLines(), openLines()];
  const browse = (seconds: number) => steadily(PAGES_PER_SECOND, seconds, (_, due) => post(browsers, product.url, page, due));

  const flood = (seconds: number) =>
    steadily(SIGN_INS_PER_SECOND, seconds, (number, due) => post(guessers, product.url, guessAt(number), due));

  run.say('flood: warming up');
  await Promise.all([browse(WARM_SECONDS), flood(WARM_SECONDS)]);
  run.say('flood: quiet');
  const before = await browse(quietSeconds);
  run.say('flood: rising');
  const guesses = flood(floodSeconds);
  const during = await browse(floodSeconds);
  const guessed = await guesses;
  run.say('flood: quiet again');
  const after = await browse(quietSeconds);
  return summary([...before, ...after], during, guessed);
}

function summary(quiet: Answer[], during: Answer[], guessed: Answer[]): Line[] {
  const times = (answers: Answer[]) => answers.map(({ ms }) => ms);
  const shown = (answers: Answer[]) =>
    `p50 ${median(times(answers)).toFixed(1)} ms, p99 ${percentile(times(answers), 0.99).toFixed(1)} ms, ${outcomes(answers)}`;
  const ratio = percentile(times(during), 0.99) / percentile(times(quiet), 0.99);
  const broken = [...during, ...guessed].filter(({ status }) => status === 0 || (status >= 500 && status !== 503)).length;
  return [
    { what: 'members page, 20/s, quiet', measured: shown(quiet) },
    {
      what: 'members page, 20/s, in the flood',
      measured: shown(during),
      compared: `p50 ${(median(times(during)) / median(times(quiet))).toFixed(2)} ×, p99 ${ratio.toFixed(2)} × quiet`,
      goal: goal("p99 < 2 × quiet's", ratio < TIMES_QUIET),
    },
    { what: 'the flood, 300 sign-ins/s', measured: shown(guessed), goal: goal('no 5xx but 503, none unanswered', broken === 0) },
  ];
}

/** How many got which status and, inside it, which code. */
function outcomes(answers: Answer[]): string {
  const kinds = Map.groupBy(answers, ({ status, body }) => `${status}${/"code":"(\w+)"/.exec(body)?.[1]?.replace(/^/, ' ') ?? ''}`);
  return [...kinds].map(([kind, all]) => `${all.length} × ${kind}`).join(', ');
}
