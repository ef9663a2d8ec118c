import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { requestPasswordReset, resetPassword } from '../documents.ts';
import { type RawAnswer, send } from '../post.ts';
import { type Person, password, type Shop } from '../seeds.ts';
import { figure } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { executed, failed, guess, later, smuggled, spellings, wrong } from './guesses.ts';
import { rounds } from './size.ts';

/**
 * How many passwords can be tried at one account, by whatever way, and that its owner gets in all the same. A guess is
 * counted when its password was looked at; what was turned away before that told nobody anything.
 */
let app: Fleet;
let shop: Shop;
let clients: Client[];

beforeAll(async () => {
  app = await startFleet({ apis: 3, workers: 1 });
  shop = await app.shop();
  clients = app.apis.map((_, api) => app.guest({ api }));
});
afterAll(() => app.stop());

const keyOf = (person: Person) => `sign-in-account:${person.email}`;
const ways = Object.values(smuggled);
const size = 500;

/** Five hundred at once over three servers: half of them plainly, in all spellings, the others in every smuggled way. */
async function burst(person: Person): Promise<number> {
  const before = await executed(app, person.userId);
  const written = spellings(person.email);
  const tries = Array.from({ length: size }, (_, index) => {
    const client = clients[index % clients.length] ?? app.guest();
    const email = written[index % written.length] ?? person.email;
    const way = index % 2 === 0 ? guess : (ways[(index >> 1) % ways.length] ?? guess);
    return way({ client, email, password: wrong() });
  });
  await Promise.all(tries);
  return (await executed(app, person.userId)) - before;
}

it('looks at no more of 500 parallel guesses than the wait between them allows', async () => {
  const accounts = rounds({ full: 10, test: 1 });
  const counts: string[] = [];
  for (let round = 0; round < accounts; round += 1) {
    const person = await app.member(shop, ['manager']);
    const started = performance.now();
    const cold = await burst(person);
    const seconds = (performance.now() - started) / 1000;
    // After the fifth a second passes before the next, after that two …
    const waited = Math.floor((Math.sqrt(1 + 8 * seconds) - 1) / 2);
    expect(cold).toBeGreaterThanOrEqual(5);
    expect(cold).toBeLessThanOrEqual(5 + waited);
    await failed(app, keyOf(person), 60);
    await later(app, keyOf(person), 900);
    const one = await burst(person);
    expect(one).toBe(1);
    const none = await burst(person);
    expect(none).toBe(0);
    counts.push(`${cold}/${one}/${none}`);
  }
  figure({
    what: 'guesses at one password: 500 at once over 3 servers, addresses, aliases, documents, sockets',
    size: `${accounts * 3} × ${size}`,
    result: `looked at when new/after 60 failures/in the wait: ${counts.join(' ')}`,
  });
});

it('looks at a hundred in a row and then at none for twelve hours, and forgets them after that', async () => {
  const person = await app.member(shop, ['manager']);
  const first = rounds({ full: 4, test: 80 });
  await failed(app, keyOf(person), first);
  await later(app, keyOf(person), 900);
  const waits: number[] = [];
  for (let failures = first + 1; failures <= 100; failures += 1) {
    await guess({ client: app.guest(), email: person.email, password: wrong() });
    // The right one as well: what comes too early is looked at by nobody.
    const { errors } = await guess({ client: app.guest(), email: person.email, password });
    waits.push(errors[0]?.extensions?.retryAfter ?? 0);
    // Just as long as it said; it counts in whole seconds, and so from the next one.
    if (failures < 100) await later(app, keyOf(person), failures - 4);
  }
  expect(await executed(app, person.userId)).toBe(100 - first);
  expect(waits.slice(0, -1)).toEqual(Array.from({ length: 99 - first }, (_, index) => first - 3 + index));
  expect(waits.at(-1)).toBeGreaterThan(11.9 * 3600);
  await later(app, keyOf(person), 900);
  expect((await guess({ client: app.guest(), email: person.email, password: wrong() })).errors[0]?.extensions?.code).toBe('RATE_LIMITED');
  await later(app, keyOf(person), 12 * 3600);
  expect((await guess({ client: app.guest(), email: person.email, password })).errors).toEqual([]);
  figure({
    what: 'waits after failures in a row',
    size: `${100 - first} failures`,
    result: `${waits[0]} s, … ${waits.at(-2)} s, after the 100th 12 h`,
  });
});

it('costs a person who mistypes four times nothing', async () => {
  const person = await app.member(shop, ['manager']);
  for (let count = 0; count < rounds({ full: 50, test: 5 }); count += 1) {
    // In four tabs at once, too.
    const tabs = clients.concat(clients.slice(0, 1)).map((client) => guess({ client, email: person.email, password: wrong() }));
    expect((await Promise.all(tabs)).flatMap(({ errors }) => errors)).toEqual([]);
    expect((await app.guest().signIn(person.email, password)).__typename).toBe('Session');
  }
});

it('lets the owner in from a known browser, or by a letter, while a hundred addresses guess', async () => {
  const person = await app.member(shop, ['manager']);
  const known = app.guest();
  await known.signIn(person.email, password);
  const stranger = app.guest();
  await stranger.signIn(shop.owner.email, password);
  const attacks = rounds({ full: 20, test: 1 });
  for (let attack = 0; attack < attacks; attack += 1) {
    await failed(app, keyOf(person), 60);
    await burst(person);
    const sameAddress = { 'x-forwarded-for': '198.18.0.1' };
    expect((await known.signIn(person.email, password)).__typename).toBe('Session');
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
    const variables = { input: { name: person.email, password } };
    // Its own address does not matter either, nor does somebody else's cookie help.
    expect((await send(known, { body: { query, variables }, headers: sameAddress })).errors).toEqual([]);
    expect((await send(stranger, { body: { query, variables } })).errors[0]?.extensions?.code).toBe('RATE_LIMITED');
  }
  // One who has only the letter: the browser where the password was set is a known one.
  const fresh = app.guest();
  await fresh.get(requestPasswordReset, { email: person.email });
  const next = 'a lantern over the gate';
  await fresh.get(resetPassword, { input: { token: await app.mail.token(person.email), password: next } });
  await failed(app, keyOf(person), 60);
  expect((await fresh.signIn(person.email, next)).__typename).toBe('Session');
  // And the password that it was known by is gone: so is what knew it.
  expect((await guess({ client: known, email: person.email, password: next })).errors[0]?.extensions?.code).toBe('RATE_LIMITED');
  figure({
    what: 'owner signs in during the attack',
    size: `${attacks} × ${size} guesses`,
    result: `${attacks * 2} of ${attacks * 2} from a known browser, 1 of 1 after a reset`,
  });
});

it('makes a known browser wait like anybody else', async () => {
  const person = await app.member(shop, ['manager']);
  const known = app.guest();
  await known.signIn(person.email, password);
  const hundred = () => Promise.all(Array.from({ length: 100 }, () => guess({ client: known, email: person.email, password: wrong() })));
  await hundred();
  expect(await executed(app, person.userId)).toBeGreaterThanOrEqual(5);
  const own = `sign-in-device:${/=([\w-]{22})\./.exec(known.device ?? '')?.[1]}`;
  const [kept] = await app.sql`select points from rate_limits where key = ${own}`;
  expect(kept?.points).toBe(await executed(app, person.userId));
  await failed(app, own, 60);
  await hundred();
  expect((await guess({ client: known, email: person.email, password })).errors[0]?.extensions?.code).toBe('RATE_LIMITED');
  expect(await executed(app, person.userId)).toBe(kept?.points);
});

it('looks at fifty passwords from one address in ten minutes, whatever it calls itself', async () => {
  const people = await Promise.all(Array.from({ length: 60 }, () => app.member(shop, ['manager'])));
  await app.sql`delete from rate_limits where key like 'sign-in-address%'`;
  const ask = (person: Person, index: number) =>
    send(app.guest(), {
      body: {
        query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }',
        variables: { input: { name: person.email, password: wrong() } },
      },
      // The last hop is the proxy's own word; what stands before it was the caller's.
      headers: { 'x-forwarded-for': `203.0.113.${index}, 2001:db8:5:6::${index.toString(16)}` },
    });
  const answers: RawAnswer[] = [];
  // As many at once as there is room for among those who wait for a hash: who is turned away there spends nothing.
  for (let from = 0; from < people.length; from += 20) {
    answers.push(...(await Promise.all(people.slice(from, from + 20).map((person, index) => ask(person, from + index)))));
  }
  const refused = answers.filter(({ errors }) => errors[0]?.extensions?.code === 'RATE_LIMITED');
  expect(refused).toHaveLength(10);
});

it('takes sixty links of invitation and sixty of a reset from one address in ten minutes, of 500 at once', async () => {
  const doors = {
    'invitation-link': 'query ($token: String!) { invitationPreview(token: $token) { ... on Problem { code } } }',
    'link-redeem':
      'mutation ($token: String!) { resetPassword(input: { token: $token, password: "a lantern over the gate" }) { ... on Problem { code } } }',
  };
  for (const [door, query] of Object.entries(doors)) {
    const tries = Array.from({ length: size }, (_, index) =>
      send(clients[index % clients.length] ?? app.guest(), {
        body: { query, variables: { token: 'a'.repeat(70) } },
        headers: { 'x-forwarded-for': '203.0.113.7' },
      }),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter(({ text }) => text.includes('LINK_UNKNOWN'))).toHaveLength(60);
    expect(answers.filter(({ text }) => text.includes('RATE_LIMITED'))).toHaveLength(size - 60);
    figure({ what: `guesses at ${door}: 500 at once over 3 servers`, size: `${size}`, result: '60 looked at, 440 refused' });
  }
});
