import { isRight } from '@prikazchik/permissions/right';
import { getNamedType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RIGHT_OF_ACTION } from '../src/modules/team/deeds.rules.ts';
import { buildSchema } from '../src/platform/graphql/schema.ts';
import { allowedAt } from './allowed.ts';
import { argumentsOf } from './arguments.ts';
import { access } from './examples/access.ts';
import { accounts, handedOff } from './examples/accounts.ts';
import { avatars } from './examples/avatars.ts';
import { catalog } from './examples/catalog.ts';
import { emails } from './examples/email-changes.ts';
import { entries } from './examples/entries.ts';
import { type Example, type Examples, type Row, World } from './examples/example.ts';
import { factors } from './examples/factors.ts';
import { ownership } from './examples/ownership.ts';
import { passkeys } from './examples/passkeys.ts';
import { roles } from './examples/roles.ts';
import { security } from './examples/security.ts';
import { shop } from './examples/shop.ts';
import { stocks } from './examples/stocks.ts';
import { team } from './examples/team.ts';
import { startApp, type TestApp } from './harness.ts';
import { sessionOf } from './players.ts';
import { type RawAnswer, send } from './post.ts';
import { composeResolvers, documentOf, type RootField, rootFields } from './schema.ts';
import { captureLog } from './stdout.ts';

/**
 * What every mutation leaves behind: generated from the schema, with an example of each written by hand. At the end, what
 * all of them were told in confidence is looked for wherever it must not be.
 */
const examples: Record<string, Examples> = {
  ...accounts,
  ...factors,
  ...shop,
  ...team,
  ...entries,
  ...access,
  ...roles,
  ...catalog,
  ...stocks,
  ...passkeys,
  ...ownership,
  ...emails,
  ...security,
  ...avatars,
};
const mutations = rootFields(buildSchema(await composeResolvers())).filter(({ operation }) => operation === 'Mutation');
const named = mutations.map((root) => ({ root, name: root.field.name }));
const refusable = named.flatMap(({ root, name }) => {
  const refused = examples[name]?.refused;
  return typeof refused === 'function' ? [{ root, name, refused }] : [];
});

const log = captureLog();

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startApp({ LOG_LEVEL: 'debug' });
  world = await World.open(app);
});
afterAll(() => app.stop());

const userAgent = 'Canary/1.0 (of the journal)';

/** Every request is known by its id, so whatever else goes on at the time is told apart. */
async function rowsOf({ headers }: RawAnswer): Promise<object[]> {
  const id = headers.get('x-request-id') ?? '';
  return app.sql`
    select 'shop' as log, user_id, member_id, actor_roles, session_id, action, object_type, object_id, outcome, reason, ip, user_agent, at
      from audit_log where request_id = ${id}
    union all
    select 'account', user_id, null, '{}', session_id, action, null, null, outcome, reason, ip, user_agent, at
      from account_log where request_id = ${id}
    order by 1`;
}

function shown({ client, rows }: Example): object[] {
  return rows.map(({ log: journal, who, action, object, reason }: Row) =>
    expect.objectContaining({
      log: journal,
      user_id: who.user,
      member_id: who.member,
      actor_roles: who.roles,
      ...(client.accessToken && { session_id: sessionOf(client.accessToken) }),
      action,
      object_type: object?.[0] ?? null,
      object_id: object?.[1] ?? null,
      outcome: reason === null ? 'done' : 'refused',
      reason,
      ip: '127.0.0.1',
      user_agent: userAgent,
      at: expect.any(Date),
    }),
  );
}

async function ask({ field, ...root }: RootField, { client, variables = {} }: Omit<Example, 'rows'>): Promise<RawAnswer> {
  const selection = isUnionType(getNamedType(field.type)) ? '{ __typename ... on Problem { code } }' : '{ __typename }';
  return send(client, { body: { query: documentOf({ ...root, field }, selection), variables }, headers: { 'user-agent': userAgent } });
}

it('knows an example of every mutation', () => {
  expect(Object.keys(examples).sort()).toEqual(named.map(({ name }) => name).sort());
});

describe('one row', () => {
  it.each(named)('is left by $name when it is done', async ({ root, name }) => {
    const example = await examples[name]?.done(world);
    if (!example) throw new Error(`No example of ${name}.`);
    const answer = await ask(root, example);
    expect(answer.text).not.toMatch(/"errors"|"Problem"/);
    expect(await rowsOf(answer)).toEqual(shown(example));
    const allowed = allowedAt('Mutation', name);
    if (isRight(allowed)) expect(example.rows.map(({ action }) => RIGHT_OF_ACTION[action])).toContain(allowed);
  });

  it.each(refusable)('is left by $name when it is refused', async ({ root, refused }) => {
    const example = await refused(world);
    const answer = await ask(root, example);
    expect(answer.text).toContain(`"code":"${example.rows[0]?.reason}"`);
    expect(await rowsOf(answer)).toEqual(shown(example));
  });

  const byRight = named.filter(({ name }) => allowedAt('Mutation', name).includes('.'));

  it.each(byRight)(
    'is left by $name that the guard refuses: to a member in the journal of the shop, to a stranger in their own',
    async ({ root, name }) => {
      const [{ client, who }, stranger] = [await world.member('accountant'), await world.ownerOf('active')];
      stranger.client.company = world.shop.companyId;
      const refused = { action: name, reason: 'FORBIDDEN' };
      const ofMember: Row = { log: 'shop', who, object: ['request', null], ...refused };
      const ofStranger: Row = { log: 'account', who: { user: stranger.shop.owner.userId, member: null, roles: [] }, ...refused };
      for (const example of [
        { client, rows: [ofMember] },
        { client: stranger.client, rows: [ofStranger] },
      ]) {
        expect(await rowsOf(await ask(root, { ...example, variables: argumentsOf(root.field) }))).toEqual(shown(example));
      }
    },
  );

  it('is left by nobody who has no session: else anybody could fill the journal', async () => {
    for (const { root, name } of named) {
      if (allowedAt('Mutation', name) === 'guest') continue;
      expect(await rowsOf(await ask(root, { client: app.guest(), variables: argumentsOf(root.field) })), name).toEqual([]);
    }
  });
});

describe('a row and the deed that it tells of', () => {
  it('are one commit: neither is there when it fails at the last moment', async () => {
    await app.sql.unsafe(`
      create function fail_late() returns trigger language plpgsql as $$ begin raise exception 'late'; end $$;
      create constraint trigger fail_late after insert on products deferrable initially deferred for each row execute function fail_late()`);
    const example = await catalog.createProduct.done(world);
    const [root] = mutations.filter(({ field }) => field.name === 'createProduct');
    if (!root) throw new Error('No mutation createProduct.');
    const before = await app.sql`select count(*) from products`;
    const answer = await ask(root, example);
    await app.sql`drop function fail_late cascade`;
    expect(answer.text).toContain('"INTERNAL"');
    expect(await rowsOf(answer)).toEqual([]);
    expect(await app.sql`select count(*) from products`).toEqual(before);
  });

  it('are not both there when a Problem came after the deed was half done', async () => {
    const { key, user } = await handedOff(world);
    await app.sql`update sessions set ended_at = now() where user_id = ${user}`;
    const [root] = mutations.filter(({ field }) => field.name === 'finishHandoff');
    if (!root) throw new Error('No mutation finishHandoff.');
    const answer = await ask(root, { client: app.guest(), variables: key });
    expect(await rowsOf(answer)).toMatchObject([{ outcome: 'refused', reason: 'LINK_UNKNOWN' }]);
    expect(await app.sql`select used_at from links where user_id = ${user} and purpose = 'handoff'`).toEqual([{ used_at: null }]);
  });
});

describe('what was told in confidence', () => {
  const found = (text: string) => [...world.secrets].filter((secret) => text.includes(secret));

  it('is a good deal, and some of it is where it belongs', async () => {
    expect(world.secrets.size).toBeGreaterThan(100);
    const [users] = await app.sql<{ text: string }[]>`select string_agg(u::text, ' ') as text from users u`;
    expect(found(users?.text ?? '').length).toBeGreaterThan(10);
  });

  it.each(['audit_log', 'account_log', 'pgboss.job'])('is not in %s', async (table) => {
    const [row] = await app.sql.unsafe<{ text: string; count: number }[]>(
      `select string_agg(t::text, ' ') as text, count(*)::int from ${table} t`,
    );
    expect(row?.count).toBeGreaterThan(20);
    expect(found(row?.text ?? '')).toEqual([]);
  });

  it('is not in what the processes logged, at the most talkative', () => {
    expect(log.lines().length).toBeGreaterThan(200);
    expect(found(log.lines().join('\n'))).toEqual([]);
  });
});
