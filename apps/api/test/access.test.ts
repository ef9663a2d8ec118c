import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { execute, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '../src/platform/graphql/schema.ts';
import { companyStates, expectedFor, kinds, outcomeOf, outcomeOfResult } from './actors.ts';
import { allowedAt } from './allowed.ts';
import { argumentsOf } from './arguments.ts';
import { startApp, type TestApp } from './harness.ts';
import { type Player, seedPlayers } from './players.ts';
import { composeResolvers, contextOf, documentOf, type RootField, rootFields } from './schema.ts';

/**
 * Every root field × everyone × every state of the shop, on a real database: once without the guard, so that the services
 * must refuse by themselves, and once over HTTP and sockets, as it is served. The guard alone is in `guard.test.ts`.
 *
 * Each of these was broken on purpose and seen to fail here: `demand` passes every member; a service demands another right
 * than its field; the state of the shop, or of the place in it, is read as active; the shop of the request is not looked at.
 * That `viewer_of` leaves out those who were removed is seen by nobody here: their state alone gives them nothing.
 */

/** For thousands of requests on a machine that may be busy with something else, in milliseconds. */
const patience = 180_000;

let app: TestApp;
let players: Player[];
let roots: RootField[];

beforeAll(async () => {
  app = await startApp();
  players = await seedPlayers(app);
  roots = rootFields(buildSchema(await composeResolvers()));
}, patience);
afterAll(() => app.stop());

/** Asks for each player in turn, for many players at once. */
async function table(fields: RootField[], ask: (player: Player, root: RootField) => Promise<string>) {
  const expected: Record<string, string> = {};
  const found: Record<string, string> = {};
  const ofPlayer = async (player: Player) => {
    for (const root of fields) {
      const cell = `${root.name} by ${player.kind} in ${player.state}`;
      expected[cell] = expectedFor(allowedAt(root.operation, root.field.name), player);
      found[cell] = await ask(player, root);
    }
  };
  for (const state of companyStates) await Promise.all(players.filter((player) => player.state === state).map(ofPlayer));
  expect(Object.keys(found)).toHaveLength(fields.length * companyStates.length * kinds.length);
  return { expected, found };
}

/** What ends the asker's own session comes last. */
const inOrder = (fields: RootField[]) =>
  [...fields].sort((a, b) => Number(a.field.name === 'signOut') - Number(b.field.name === 'signOut'));

describe('every root field', () => {
  it(
    'is refused by the services themselves to whom the guard would refuse it',
    async () => {
      const schema = buildSchema(await composeResolvers(app.api.database));
      // A locked shop would refuse whoever asks next; whom the service lets lock it, is told in shop-locks.test.ts.
      const fields = roots.filter(
        ({ operation, field }) => operation !== 'Subscription' && allowedAt(operation, field.name) !== 'guest' && field.name !== 'lockShop',
      );
      const { expected, found } = await table(fields, async (player, root) => {
        const request = { schema, document: parse(documentOf(root)), variableValues: argumentsOf(root.field) };
        return outcomeOfResult(await execute({ ...request, contextValue: contextOf(await player.viewer()) }));
      });
      expect(found).toEqual(expected);
    },
    patience,
  );
});

describe('every subscription', () => {
  it(
    'opens over a socket to exactly those whom the table of rights allows',
    async () => {
      const streams = roots.filter(({ operation }) => operation === 'Subscription');
      const { expected, found } = await table(streams, async (player, root) => {
        const stream = player.client.subscribe(documentOf(root));
        let end: unknown = null;
        void stream.ended.then((reason) => {
          end = reason;
        });
        for (; end === null && stream.items.length === 0; await delay(50)) await signal(player);
        await stream.dispose();
        if (end === null) return 'served';
        return Array.isArray(end) ? outcomeOf(end) : ((end as { code?: number }).code === 4401 && 'UNAUTHENTICATED') || String(end);
      });
      expect(found).toEqual(expected);
    },
    patience,
  );

  async function signal({ companyId, userId }: Player): Promise<void> {
    const access = { topic: 'access', userId, companyId, kind: 'ROLE_CHANGED', by: null };
    const notice = { topic: 'notice', userId };
    for (const one of [{ topic: 'team', companyId }, access, notice]) await app.sql`select pg_notify('prikazchik', ${JSON.stringify(one)})`;
  }
});

describe('fields inside an answer', () => {
  const legal = 'legal { inn }';
  const updateCompany = `mutation ($input: CompanyInput!) { updateCompany(input: $input) { ... on Company { name ${legal} } } }`;
  const card = { name: 'Лавка у реки', timeZone: 'Europe/Moscow' };

  it.each([
    ['content_manager', `{ company { name ${legal} } }`, 'company.legal.read', { company: { name: expect.any(String), legal: null } }],
    [
      'accountant',
      '{ members(first: 1) { edges { node { state contacts { email } } } } }',
      'team.contacts.read',
      { members: { edges: [{ node: { state: 'ACTIVE', contacts: null } }] } },
    ],
  ] as const)('are null and refused to the %s, who gets the rest of %s', async (kind, document, right, rest) => {
    const { data, errors } = await playing(kind).client.ask(document);
    expect(errors).toMatchObject([{ message: 'FORBIDDEN', extensions: { code: 'FORBIDDEN', right } }]);
    expect(data).toEqual(rest);
    expect((await playing('owner').client.ask(document)).errors).toEqual([]);
  });

  it('are refused in the answer of a mutation as well, which is done all the same', async () => {
    const shop = await app.shop();
    const administrator = await app.member(shop, ['administrator']);
    await app.api.database.write(shop.companyId, async (tx) => {
      await tx.execute(sql`insert into member_rights (company_id, member_id, "right", effect)
        values (${shop.companyId}::uuid, ${administrator.memberId}::uuid, 'company.legal.read', 'restrict')`);
    });
    const { data, errors } = await (await app.as(administrator, shop.companyId)).ask(updateCompany, { input: card });
    expect(data).toEqual({ updateCompany: { name: card.name, legal: null } });
    expect(errors).toMatchObject([{ path: ['updateCompany', 'legal'], extensions: { code: 'FORBIDDEN', right: 'company.legal.read' } }]);
  });

  function playing(kind: Player['kind']): Player {
    const player = players.find((one) => one.kind === kind && one.state === 'active');
    if (!player) throw new Error(`Nobody plays the ${kind}.`);
    return player;
  }
});

// Last: it ends every session.
describe('every field that is served over HTTP', () => {
  it(
    'answers exactly those whom the table of rights allows',
    async () => {
      const fields = inOrder(roots.filter(({ operation }) => operation !== 'Subscription'));
      const { expected, found } = await table(fields, async ({ client }, root) => {
        const { status, errors } = await client.ask(documentOf(root), argumentsOf(root.field));
        return status === 200 ? outcomeOf(errors) : `HTTP ${status} ${JSON.stringify(errors)}`;
      });
      expect(found).toEqual(expected);
    },
    patience,
  );

  it('left every shop in the state for which it was asked', async () => {
    const found = await app.sql<{ id: string; state: string }[]>`select id, state from companies`;
    for (const { id, state } of found) expect(players.find(({ companyId }) => companyId === id)?.state ?? 'active').toBe(state);
  });
});
