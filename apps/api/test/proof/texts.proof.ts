import { isProtected } from '@prikazchik/permissions/operation';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { argumentsOf } from '../arguments.ts';
import type { Client } from '../client.ts';
import { confirmOperation } from '../confirmations.ts';
import { startApp, type TestApp } from '../harness.ts';
import { send } from '../post.ts';
import { password } from '../seeds.ts';
import { captureLog } from '../stdout.ts';
import { places, type TextPlace, withText } from '../text-places.ts';
import { figure } from './figures.ts';
import { type Naughty, naughty } from './naughty.ts';
import { rounds } from './size.ts';
import { documentFor, formSays } from './texts.ts';

/**
 * Five hundred texts that break programs × every place that takes a text. None is a fault of ours, each is judged as the
 * form judges it, and what is taken comes back as the form would store it.
 */
let app: TestApp;
let owner: Client;
const log = captureLog();

beforeAll(async () => {
  app = await startApp({ LOG_LEVEL: 'debug' });
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

/** Of every so many pairs one is tried, another one each day; at full size all of them. */
const share = rounds({ full: 1, test: 40 });
const today = Math.floor(Date.now() / 86_400_000);

interface Pair {
  place: TextPlace;
  text: Naughty;
  mark: string;
}

const pairs = places
  .flatMap((place) => naughty.map((text): Omit<Pair, 'mark'> => ({ place, text })))
  .filter((_, index) => (index * 7 + today) % share === 0)
  .map((pair, index): Pair => ({ ...pair, mark: `ab${index.toString(36)}canary` }));

interface Told {
  fault: string | null;
  taken: boolean;
}

interface Reply {
  errors?: { extensions?: { code?: string } }[];
  data?: Record<string, { __typename: string; code?: string; told?: string | null } | null> | null;
}

/** Why the answer is none that may be given to it; null where it is. */
function faultOf({ place, text, mark }: Pair, variables: Record<string, unknown>, status: number, answer: string): string | null {
  if (status === 413) return text.text(mark).length > 30_000 ? null : 'too large';
  if (status >= 500 || !answer.startsWith('{')) return 'no answer';
  const { data, errors = [] }: Reply = JSON.parse(answer);
  const code = errors[0]?.extensions?.code;
  if (code) return code === 'NOT_FOUND' || code === 'BAD_USER_INPUT' ? null : code;
  const reply = data?.[place.root.field.name];
  return reply ? differenceOf(reply, formSays(place, variables)) : null;
}

/** How the reply differs from what the form says; a refusal of something else than the input is none. */
function differenceOf({ code, told }: { code?: string; told?: string | null }, form: ReturnType<typeof formSays>): string | null {
  if (!form) return null;
  if ('code' in form) return code === form.code ? null : `the form says ${form.code}`;
  return told == null || told === form.stored ? null : 'came back as another text';
}

let asked = 0;

/** What is protected is confirmed first, as the person would: only then is its input looked at. */
async function answerTo(place: TextPlace, variables: Record<string, unknown>, address: string) {
  const ask = (values: Record<string, unknown>) =>
    send(owner, { body: { query: documentFor(place), variables: values }, headers: { 'x-forwarded-for': address } });
  const first = await ask(variables);
  const [, confirmation] = /"CONFIRMATION_NEEDED".*?"confirmation":"([\w-]+)"/.exec(first.text) ?? [];
  if (!confirmation || place.path[0] === 'confirmation') return first;
  await owner.get(confirmOperation, { input: { confirmation, password } });
  return ask({ ...variables, confirmation });
}

async function tell(pair: Pair): Promise<Told> {
  const { place, text, mark } = pair;
  const variables = withText(argumentsOf(place.root.field), place.path, text.text(mark));
  asked += 1;
  const { status, text: answer } = await answerTo(place, variables, `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`);
  const fault = faultOf(pair, variables, status, answer);
  return {
    fault:
      fault && `${place.title}, ${text.kind} ${JSON.stringify(text.text(mark)).slice(0, 80)}: ${fault}: ${status} ${answer.slice(0, 200)}`,
    taken: answer.includes('"told":"'),
  };
}

async function tellAll(all: readonly Pair[]): Promise<Told[]> {
  const told: Told[] = [];
  // Four wrong passwords for one account wait for nothing.
  const width = (pair: Pair | undefined) => (pair && isProtected(pair.place.root.field.name) ? 1 : 4);
  // One confirmation at a time: a session that asks for another has done with the one before.
  const inOrder = all.toSorted((one, other) => width(one) - width(other));
  for (let at = 0; at < inOrder.length; ) {
    await app.sql`delete from rate_limits`;
    const some = inOrder.slice(at, at + width(inOrder[at]));
    told.push(...(await Promise.all(some.map(tell))));
    at += some.length;
  }
  return told;
}

it('knows five hundred different texts', () => {
  expect(naughty).toHaveLength(500);
  expect(new Set(naughty.map(({ text }) => text('abmark'))).size).toBe(500);
});

it('is judged as its form judges it, and comes back as that stores it', async () => {
  const told = await tellAll(pairs);
  expect(told.flatMap(({ fault }) => fault ?? [])).toEqual([]);
  const taken = told.filter((answer) => answer.taken).length;
  expect(taken).toBeGreaterThan(0);
  const lines = log.lines();
  expect(lines.length).toBeGreaterThan(pairs.length / 2);
  // A line of the log is one JSON, whatever was in the request; and nothing of that is in it.
  for (const line of lines) expect(JSON.parse(line)).toBeTypeOf('object');
  expect(lines.filter((line) => /canary|"level":50/.test(line))).toEqual([]);
  figure({
    what: `${naughty.length} naughty texts × ${places.length} places of the schema`,
    size: `${pairs.length} of ${naughty.length * places.length} pairs`,
    result: `0 × 5xx, 0 × INTERNAL, 0 in the log; ${taken} taken, each back as its form stores it`,
  });
});

it('tells nothing when the database fails with the text in its own words', async () => {
  const failing = ['account_log', 'audit_log', 'companies', 'users', 'products', 'invitations'];
  await app.sql`create function fail_telling() returns trigger language plpgsql as $$ begin raise exception 'telling-7f3a: %', new; end $$`;
  for (const table of failing) {
    await app.sql.unsafe(`create trigger fail_telling before insert or update on ${table} for each row execute function fail_telling()`);
  }
  const some = pairs.filter((_, index) => index % Math.ceil(pairs.length / 300) === 0);
  const answers: string[] = [];
  for (const { place, text, mark } of some) {
    await app.sql`delete from rate_limits`;
    const variables = withText(argumentsOf(place.root.field), place.path, text.text(mark));
    answers.push((await send(owner, { body: { query: documentFor(place), variables } })).text);
  }
  expect(answers.filter((answer) => /telling|trigger|plpgsql|insert into|exception/i.test(answer))).toEqual([]);
  const masked = answers.filter((answer) => answer.includes('"INTERNAL"')).length;
  expect(masked).toBeGreaterThan(0);
  for (const line of log.lines()) expect(JSON.parse(line)).toBeTypeOf('object');
  figure({
    what: 'the same while every journal and table fails',
    size: `${some.length} pairs`,
    result: `${masked} × INTERNAL, 0 canaries told`,
  });
});
