import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/platform/id.ts';
import type { Client } from '../client.ts';
import { offer } from '../companies.documents.ts';
import { inviteMember, requestPasswordReset } from '../documents.ts';
import { startApp, type TestApp } from '../harness.ts';
import { type RawAnswer, send } from '../post.ts';
import { obraztsov } from '../shops.ts';
import { figure, percentile } from './figures.ts';
import { rounds } from './size.ts';
import { mannWhitney } from './statistics.ts';

/** Seven doors at which a stranger may name an address or a link: what comes back, and when, does not tell whether it is known. */
let app: TestApp;
let owner: Client;
let offerVersion: string;
let asked = 0;

/** What stands where the account's own data would: a hash that no password has, so that verifying takes its time. */
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$MTIzNDU2Nzg5MDEyMzQ1Ng$SGuvPFCVq7XpF3aLd7hS3XnGsQOGJQ1pL0nP5XJ1Z2E';

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  offerVersion = (await owner.get(offer, { locale: 'RU' })).offer.version;
  expect(mannWhitney([1, 2, 3, 4, 5, 6, 7, 8], [9, 10, 11, 12, 13, 14, 15, 16])).toBeLessThan(0.001);
  expect(mannWhitney([1, 3, 5, 7, 9, 11, 13, 15], [2, 4, 6, 8, 10, 12, 14, 16])).toBeGreaterThan(0.5);
});
afterAll(() => app.stop());

const newAddress = () => `a-${randomUUID()}@enumeration.test`;

/** An address that has an account. */
async function known(isConfirmed: boolean): Promise<string> {
  const email = newAddress();
  await app.sql`insert into users (id, email, email_key, email_confirmed_at, password_hash, full_name, locale)
    values (${newId()}, ${email}, ${email}, ${isConfirmed ? new Date() : null}, ${passwordHash}, 'Кто-то', 'ru')`;
  return email;
}

const newName = () => `n-${randomUUID().slice(0, 28)}`;

/** A name of somebody who has no address. */
async function knownName(): Promise<string> {
  const name = newName();
  await app.sql`insert into users (id, sign_in_name, sign_in_name_key, password_hash, full_name, locale)
    values (${newId()}, ${name}, ${name}, ${passwordHash}, 'Кто-то', 'ru')`;
  return name;
}

interface Door {
  /** How many pairs fit: some answers take their time on purpose. */
  pairs: number;
  known(): Promise<string>;
  unknown(): string;
  knock(name: string): { client: Client; query: string; variables: Record<string, unknown> };
}

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Problem { code field params } } }';
const register = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on Problem { code field params } } }';
const resend = 'mutation ($email: String!) { resendConfirmation(email: $email) { __typename ... on Problem { code field params } } }';
const preview = 'query ($token: String!) { invitationPreview(token: $token) { __typename ... on Problem { code field params } } }';
const password = 'a lantern over the gate';

/** A well-formed token of this id, with a signature that is not ours. */
const forged = (id: string) =>
  Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.from([0, 0, 0, 1]), Buffer.alloc(32, id)]).toString('base64url');

const doors: Record<string, Door> = {
  'sign-in': {
    pairs: rounds({ full: 1000, test: 20 }),
    known: () => known(true),
    unknown: newAddress,
    knock: (email) => ({ client: app.guest(), query: signIn, variables: { input: { name: email, password } } }),
  },
  'sign-in by a name': {
    pairs: rounds({ full: 1000, test: 20 }),
    known: knownName,
    unknown: newName,
    knock: (name) => ({ client: app.guest(), query: signIn, variables: { input: { name, password } } }),
  },
  'asking for a new password': {
    pairs: rounds({ full: 1000, test: 20 }),
    known: () => known(true),
    unknown: newAddress,
    knock: (email) => ({ client: app.guest(), query: requestPasswordReset, variables: { email } }),
  },
  'asking for the confirmation again': {
    pairs: rounds({ full: 1000, test: 20 }),
    known: () => known(false),
    unknown: newAddress,
    knock: (email) => ({ client: app.guest(), query: resend, variables: { email } }),
  },
  registration: {
    pairs: rounds({ full: 1000, test: 10 }),
    known: () => known(true),
    unknown: newAddress,
    knock: (email) => ({ client: app.guest(), query: register, variables: { input: registrationOf(email) } }),
  },
  invitation: {
    pairs: rounds({ full: 1000, test: 25 }),
    known: () => known(true),
    unknown: newAddress,
    knock: (email) => ({ client: owner, query: inviteMember, variables: { input: { email, roles: ['MANAGER'], locale: 'RU' } } }),
  },
  'link of an invitation': {
    pairs: rounds({ full: 1000, test: 25 }),
    async known() {
      const email = newAddress();
      const { inviteMember: made } = await owner.get(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU' } });
      return forged(made.id);
    },
    unknown: () => forged(newId()),
    knock: (token) => ({ client: app.guest(), query: preview, variables: { token } }),
  },
};

function registrationOf(email: string) {
  const person = { fullName: 'Пётр Правдин', email, phone: '+79161234567', password, locale: 'RU' };
  return { ...person, company: { ...obraztsov, kpp: null }, offerVersion, offerAccepted: true };
}

/** What may differ: ids of what was made, and the address itself, all of one length. */
const shape = ({ status, text }: RawAnswer) => ({
  status,
  size: text.length,
  text: text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replaceAll(/"(email)":"[^"]+"/g, '"$1"'),
});

async function timed(door: Door, name: string): Promise<{ answer: RawAnswer; taken: number }> {
  const { client, query, variables } = door.knock(name);
  asked += 1;
  const headers = { 'x-forwarded-for': `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}` };
  const started = performance.now();
  const answer = await send(client, { body: { query, variables }, headers });
  return { answer, taken: performance.now() - started };
}

async function measure(door: Door) {
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let pair = 0; pair < door.pairs; pair += 1) {
    const names = { known: await door.known(), unknown: door.unknown() };
    // Now one first, now the other: what the first warms, the second finds warm.
    const order = Math.random() < 0.5 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    const shapes: ReturnType<typeof shape>[] = [];
    for (const kind of order) {
      const { answer, taken } = await timed(door, names[kind]);
      times[kind].push(taken);
      shapes.push(shape(answer));
    }
    expect(shapes[0]).toEqual(shapes[1]);
    expect(shapes[0]?.text).not.toMatch(/RATE_LIMITED|INTERNAL|UNAVAILABLE/);
  }
  return { ...times, p: mannWhitney(times.known, times.unknown) };
}

describe('the answer is the same to a known name and to an unknown one', () => {
  it.each(Object.entries(doors))('%s', async (name, door) => {
    let measured = await measure(door);
    // By chance alone one measurement in a hundred falls below; a real difference is there again the second and third time.
    let measurements = 1;
    for (; measurements < 3 && measured.p <= 0.01; measurements += 1) measured = await measure(door);
    const half = (samples: number[]) => `${percentile(samples, 0.5).toFixed(1)} ms`;
    figure({
      what: `${name}: known ∥ unknown`,
      size: `${door.pairs} pairs`,
      result: `bodies equal; medians ${half(measured.known)} ∥ ${half(measured.unknown)}, Mann–Whitney p = ${measured.p.toFixed(3)}, measured ${measurements} ×`,
    });
    expect(measured.p).toBeGreaterThan(0.01);
  });
});

it('mails an address that it has an account three times an hour, and tells the caller nothing of that', async () => {
  const email = await known(true);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => timed(doors.registration ?? expect.unreachable(), email).then(({ answer }) => shape(answer))),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 200, text: expect.stringContaining('"Done"') });
  const [row] = await app.sql`select count(*)::int as letters from pgboss.job where name = 'letter.account-exists' and data::text like
    (select '%' || id || '%' from users where email = ${email})`;
  expect(row?.letters).toBe(3);
});
