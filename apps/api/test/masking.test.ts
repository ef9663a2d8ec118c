import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { fileLinks } from '../src/platform/file-link.ts';
import { buildSchema } from '../src/platform/graphql/schema.ts';
import { argumentsOf } from './arguments.ts';
import type { Client } from './client.ts';
import { startApp, type TestApp } from './harness.ts';
import { send } from './post.ts';
import { cardOf, createProduct } from './products.documents.ts';
import { composeResolvers, documentOf, rootFields } from './schema.ts';
import type { Shop } from './seeds.ts';

/** A fault with a telling message is planted in every layer below; what leaves the server must not hold a word of it. */
const canary = 'canary-7f3a';
const telling = new RegExp(`${canary}|select|insert|relation|column "|postgres|drizzle|stack|node_modules|\\.ts|/work|/tmp`, 'i');

const folder = mkdtempSync(join(tmpdir(), 'prikazchik-masking-'));
const secret = randomBytes(32).toString('base64url');

let app: TestApp;
let shop: Shop;
let owner: Client;
const mend: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  app = await startApp({ LOG_LEVEL: 'silent', FILES_DIR: folder, LINK_SECRET: secret });
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterEach(async () => {
  for (const undo of mend.splice(0).reverse()) await undo();
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

/** Breaks something in the database as its owner, until the test is over. */
async function plant(breaking: string, mending: string): Promise<void> {
  await app.sql.unsafe(breaking);
  mend.push(() => app.sql.unsafe(mending));
}

const plantFailing = async (table: string, moment: 'insert' | 'update' = 'insert') => {
  await plant(
    `create function ${canary.replace('-', '_')}() returns trigger language plpgsql as $$ begin raise exception '${canary} at %', new; end $$;
     create trigger ${canary.replace('-', '_')} before ${moment} on ${table} for each row execute function ${canary.replace('-', '_')}()`,
    `drop function ${canary.replace('-', '_')} cascade`,
  );
};

function expectMasked({ status, text, headers }: Awaited<ReturnType<typeof send>>): void {
  expect(text).not.toMatch(telling);
  const requestId = headers.get('x-request-id');
  expect(requestId).toBeTruthy();
  if (status === 500) expect(JSON.parse(text)).toEqual({ code: 'INTERNAL', requestId });
  else {
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: object }[] };
    expect(errors.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
      { message: 'INTERNAL', extensions: { code: 'INTERNAL', requestId } },
    ]);
  }
}

const ask = (query: string, variables: object = {}) => send(owner, { body: { query, variables } });

describe('what leaves of a fault is its code and the id of the request', () => {
  it('in a repository', async () => {
    await plantFailing('products');
    expectMasked(await ask(createProduct, { input: cardOf('А-1') }));
  });

  it('in the journal', async () => {
    await plantFailing('audit_log');
    expectMasked(await ask(createProduct, { input: cardOf('А-2') }));
    expect(await app.sql`select from products`).toHaveLength(0);
  });

  it('in the outbox', async () => {
    await plantFailing('pgboss.job');
    const input = { email: 'someone@mail.test', roles: ['MANAGER'], locale: 'RU' };
    expectMasked(await ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { __typename } }', { input }));
    expect(await app.sql`select from invitations`).toHaveLength(0);
  });

  it('in the counters of attempts', async () => {
    await plant('alter table rate_limits rename to rate_limits_away', 'alter table rate_limits_away rename to rate_limits');
    expectMasked(await ask('{ bankByBic(bic: "049805746") { __typename } }'));
  });

  it("in the shop's own row", async () => {
    await plantFailing('companies', 'update');
    expectMasked(await ask('mutation { updateCompany(input: { name: "Лавка", timeZone: "Europe/Moscow" }) { __typename } }'));
  });

  it('in finding out who is asking', async () => {
    const breaking = 'alter function viewer_of(uuid, uuid) rename to viewer_of_away';
    await plant(breaking, 'alter function viewer_of_away(uuid, uuid) rename to viewer_of');
    const answer = await ask('{ viewer { user { id } } }');
    expect(answer.status).toBe(500);
    expectMasked(answer);
  });

  it('in what is read, when it fits no type of the schema', async () => {
    await plant('alter table companies drop constraint companies_state', 'select 1');
    await app.sql`update companies set state = ${canary} where id = ${shop.companyId}`;
    mend.push(() => app.sql`update companies set state = 'active' where id = ${shop.companyId}`);
    for (const query of ['{ company { state } }', '{ activation { state } }', '{ viewer { membership { companyState } } }']) {
      expect((await ask(query)).text).not.toMatch(telling);
    }
  });

  it('in the reading of a file', async () => {
    // A folder can be opened, but not read.
    mkdirSync(join(folder, canary, 'photo.webp'), { recursive: true });
    const { status, text } = await send(owner, { method: 'GET', path: fileLinks(secret).addressOf(`${canary}/photo.webp`) });
    expect(status).toBe(500);
    expect(text).not.toMatch(telling);
  });

  it('on a socket, too', async () => {
    await plant(
      'alter function viewer_of(uuid, uuid) rename to viewer_of_away',
      'alter function viewer_of_away(uuid, uuid) rename to viewer_of',
    );
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { origin: owner.origin } });
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { accessToken: owner.accessToken } })));
    const end = await new Promise((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: `${reason}` })));
    expect(end).toEqual({ code: 1013, reason: 'Try again later' });
  });

  // Last: it breaks the database for good.
  it('at every field that asks the database for anything', async () => {
    const [role] = await app.api.database.client<{ name: string }[]>`select current_user as name`;
    await app.sql.unsafe(`revoke all on all tables in schema public from ${role?.name}`);
    const internal: string[] = [];
    for (const root of rootFields(buildSchema(await composeResolvers()))) {
      if (root.operation === 'Subscription') continue;
      const { status, text } = await ask(documentOf(root), argumentsOf(root.field));
      expect(status, `${root.name}: ${text}`).toBe(200);
      expect(text).not.toMatch(telling);
      if (text.includes('INTERNAL')) internal.push(root.name);
    }
    expect(internal.length).toBeGreaterThan(30);
  });
});
