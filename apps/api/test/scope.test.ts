import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { type GraphQLInputType, type GraphQLOutputType, getNamedType, isInputObjectType, isObjectType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '../src/platform/graphql/schema.ts';
import type { Client } from './client.ts';
import { memberAccess, setMemberAccess } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { cardOf, createProduct } from './products.documents.ts';
import { composeResolvers, rootFields } from './schema.ts';
import { cases, type Stage, secret, tells, ways } from './scope.cases.ts';
import { archiveWarehouse, createWarehouse, placeOf, restoreWarehouse, setStock, stocks, warehouses } from './stocks.documents.ts';

/**
 * Nobody finds anything of a warehouse that is not theirs: every field that has to do with warehouses, found in the schema, ×
 * every way in which an access can be limited. A new field that answers with a warehouse, or takes one, is red until it has a case.
 *
 * Broken on purpose and seen to fail here: `within` says nothing of the warehouse; a list forgets the scope; `setStock` holds the
 * warehouse by the scope of reading; `activation` shows the main warehouse to everyone.
 */
const schema = buildSchema(await composeResolvers());

/** Types through which one comes to a warehouse. */
function reaches(output: GraphQLOutputType, seen: readonly string[] = []): boolean {
  const type = getNamedType(output);
  if (type.name === 'Warehouse') return true;
  if (seen.includes(type.name)) return false;
  const members = isUnionType(type) ? type.getTypes() : [];
  const below = isObjectType(type) ? Object.values(type.getFields()).map((field) => field.type) : members;
  return below.some((inner) => reaches(inner, [...seen, type.name]));
}

/** Arguments by which one names a warehouse, at whatever depth. */
function names(name: string, input: GraphQLInputType): boolean {
  if (/warehouse/i.test(name)) return true;
  const type = getNamedType(input);
  return isInputObjectType(type) && Object.values(type.getFields()).some((field) => names(field.name, field.type));
}

const found = rootFields(schema)
  .filter(({ field }) => reaches(field.type) || field.args.some(({ name, type }) => names(name, type)))
  .map(({ name }) => name);

let app: TestApp;
let stage: Stage;

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  const owner = await app.as(shop.owner, shop.companyId);
  const [{ id: there }] = (await owner.get(warehouses)).warehouses;
  await app.sql`update warehouses set name = ${secret.name}, address = ${secret.address} where id = ${there}`;
  const { createWarehouse: here } = await owner.get(createWarehouse, { input: placeOf('Свой') });
  const { createProduct: product } = await owner.get(createProduct, { input: cardOf('А-1') });
  for (const [warehouseId, quantity] of [
    [here.id, 1],
    [there, secret.quantity],
  ])
    await owner.get(setStock, { input: { productId: product.id, warehouseId, quantity, version: 0 } });
  const colleague = (await app.member(shop, ['warehouse_operator'])).memberId;
  stage = { app, shop, owner, here: here.id, there, product: product.id, colleague };
  await give(colleague, { roles: [{ role: 'WAREHOUSE_OPERATOR', warehouseIds: [here.id] }], rights: [] });
});
afterAll(() => app.stop());

async function give(memberId: string, access: object, client = stage.owner) {
  const { version } = (await stage.owner.get(memberAccess, { id: memberId })).member.access;
  return client.ask(setMemberAccess, { input: { memberId, version, ...access } });
}

async function limited(way: string): Promise<Client> {
  const person = await app.member(stage.shop, ['manager']);
  const { data, errors } = await give(person.memberId, ways[way]?.(stage) ?? {});
  expect({ errors, member: data?.setMemberAccess }).toMatchObject({ errors: [], member: { __typename: 'Member' } });
  return app.as(person, stage.shop.companyId);
}

/** The other warehouse, what lies in it, and who works there. */
async function there(): Promise<unknown> {
  const [row] = await app.sql`
    select (select w from warehouses w where id = ${stage.there}) as warehouse,
           (select json_agg(s) from stocks s where warehouse_id = ${stage.there}) as stocks,
           (select json_agg(r.member_id) from member_roles r where ${stage.there} = any (r.warehouse_ids)) as people`;
  return row;
}

it('knows every field that answers with a warehouse or takes one', () => {
  expect(found.length).toBeGreaterThanOrEqual(13);
  expect(found.filter((name) => !(name in cases))).toEqual([]);
  expect(new Set(Object.values(cases).map(({ kind }) => kind))).toEqual(new Set(['list', 'single', 'write', 'count', 'export']));
});

it('finds the other warehouse for the owner, so that finding nothing means something', async () => {
  for (const [name, { kind, all, of }] of Object.entries(cases)) {
    if (kind === 'write') continue;
    const answer = await (all ?? ((client: Client) => of?.(client, stage, stage.there)))(stage.owner, stage);
    expect(tells(answer, stage), name).not.toEqual([]);
  }
});

describe.each(Object.keys(ways))('one who has %s', (way) => {
  let client: Client;
  beforeAll(async () => {
    client = await limited(way);
  });

  const all = Object.entries(cases).flatMap(([name, one]) => (one.all ? [{ name, ask: one.all }] : []));
  const of = Object.entries(cases).flatMap(([name, one]) => (one.of ? [{ name, ask: one.of }] : []));

  it.each(all)('learns and changes nothing of another by $name', async ({ ask }) => {
    const before = await there();
    expect(tells(await ask(client, stage), stage)).toEqual([]);
    expect(await there()).toEqual(before);
  });

  it.each(of)('is told of another by $name what is told of none', async ({ ask }) => {
    const before = await there();
    const unknown = await ask(client, stage, randomUUID());
    expect(JSON.stringify(unknown)).toContain('"NOT_FOUND"');
    expect(await ask(client, stage, stage.there)).toEqual(unknown);
    expect(await there()).toEqual(before);
  });

  it.each(of)('is served in their own by $name', async ({ name, ask }) => {
    if (name.endsWith('restoreWarehouse')) await stage.owner.ask(archiveWarehouse, { id: stage.here });
    const answer = await ask(client, stage, stage.here);
    if (name.endsWith('archiveWarehouse')) await stage.owner.ask(restoreWarehouse, { id: stage.here });
    expect(JSON.stringify(answer)).not.toMatch(/NOT_FOUND|FORBIDDEN|"code"/);
  });
});

describe('a limit of warehouses', () => {
  const roles = (warehouseIds: unknown) => ({ roles: [{ role: 'WAREHOUSE_OPERATOR', warehouseIds }], rights: [] });

  it('is refused when it leaves none, names one twice, or is of a right that belongs to no warehouse', async () => {
    const codeOf = async (access: object) => (await give(stage.colleague, access)).data?.setMemberAccess;
    expect(await codeOf(roles([]))).toMatchObject({ code: 'REQUIRED', field: 'roles.warehouseIds' });
    expect(await codeOf(roles([stage.here, stage.here]))).toMatchObject({ code: 'INVALID_CHOICE' });
    const rights = [{ right: 'finance.read', effect: 'GRANT', warehouseIds: [stage.here] }];
    expect(await codeOf({ roles: [{ role: 'MANAGER' }], rights })).toMatchObject({ code: 'INVALID_CHOICE', field: 'rights.warehouseIds' });
    // To change there without seeing there: what a right depends on must hold in the same place.
    const apart = [
      { right: 'stocks.read', effect: 'RESTRICT', warehouseIds: [stage.there] },
      { right: 'ads.read', effect: 'GRANT' },
    ];
    expect(await codeOf({ roles: [{ role: 'MANAGER' }], rights: apart })).toMatchObject({
      code: 'RIGHT_MISSING',
      params: { right: 'stocks.read' },
    });
  });

  it('holds in the database whoever writes it', async () => {
    const stranger = await app.shop();
    const [{ id }] = await app.sql<[{ id: string }]>`select id from warehouses where company_id = ${stranger.companyId}`;
    for (const table of ['member_roles', 'member_rights']) {
      const column = table === 'member_roles' ? 'role' : 'right';
      const insert = (ids: string[]) =>
        app.sql`insert into ${app.sql(table)} ${app.sql({
          company_id: stage.shop.companyId,
          member_id: stage.colleague,
          [column]: 'audit.read',
          ...(column === 'right' && { effect: 'grant' }),
          warehouse_ids: ids,
        })}`;
      await expect(insert([id])).rejects.toMatchObject({ code: '23503' });
      await expect(insert([stage.here, randomUUID()])).rejects.toMatchObject({ code: '23503' });
      await expect(insert([])).rejects.toMatchObject({ code: '23514' });
    }
  });

  it('is widened and narrowed at once', async () => {
    const person = await app.member(stage.shop, ['warehouse_operator']);
    const client = await app.as(person, stage.shop.companyId);
    const seen = async () => tells(await client.ask(stocks), stage).length > 0;
    expect(await seen()).toBe(true);
    await give(person.memberId, roles([stage.here]));
    expect(await seen()).toBe(false);
    await give(person.memberId, roles([stage.here, stage.there]));
    expect(await seen()).toBe(true);
    await give(person.memberId, roles([stage.here]));
    expect(await seen()).toBe(false);
    await give(person.memberId, roles(null));
    expect(await seen()).toBe(true);
  });

  it('is given no wider than one has it, and keeps one from those who have more', async () => {
    const client = await limited('a role in one warehouse');
    const target = await app.member(stage.shop, ['warehouse_operator']);
    const byLimited = async (access: object) => {
      const { data, errors } = await give(target.memberId, access, client);
      return errors[0]?.extensions?.code ?? data?.setMemberAccess.code ?? 'done';
    };
    // Who works everywhere stands above.
    expect(await byLimited(roles([stage.here]))).toBe('TARGET_ABOVE_YOU');
    await give(target.memberId, roles([stage.here]));
    expect(await byLimited({ roles: [{ role: 'MANAGER', warehouseIds: [stage.here] }], rights: [] })).toBe('done');
    expect(await byLimited(roles(null))).toBe('RIGHT_NOT_HELD');
    expect(await byLimited(roles([stage.there]))).toBe('NOT_FOUND');
    const grant = (warehouseIds: unknown) => ({
      ...roles([stage.here]),
      rights: [{ right: 'stocks.write', effect: 'GRANT', warehouseIds }],
    });
    expect(await byLimited(grant(null))).toBe('RIGHT_NOT_HELD');
    expect(await byLimited(grant([stage.here]))).toBe('done');
    const restrict = { ...roles([stage.here]), rights: [{ right: 'returns.process', effect: 'RESTRICT' }] };
    await give(target.memberId, restrict);
    // Taking a restriction away everywhere would give beyond the own warehouse.
    expect(await byLimited(roles([stage.here]))).toBe('RIGHT_NOT_HELD');
  });

  it('adds up, and a restriction wins', async () => {
    const person = await app.member(stage.shop, ['manager']);
    const client = await app.as(person, stage.shop.companyId);
    const seen = async () => JSON.stringify((await client.ask(warehouses)).data?.warehouses.map(({ id }: { id: string }) => id));
    const both = [
      { role: 'MANAGER', warehouseIds: [stage.here] },
      { role: 'WAREHOUSE_OPERATOR', warehouseIds: [stage.there] },
    ];
    await give(person.memberId, { roles: both, rights: [] });
    expect(await seen()).toContain(stage.there);
    const write = { input: { productId: stage.product, warehouseId: stage.there, quantity: 1, version: 1 } };
    expect(await client.refusal(setStock, write)).toBe('NOT_FOUND');
    await give(person.memberId, {
      roles: both,
      rights: ['stocks.read', 'shipments.read', 'shipments.write', 'labels.print'].map((right) => ({
        right,
        effect: 'RESTRICT',
        warehouseIds: [stage.there],
      })),
    });
    expect(await seen()).toBe(JSON.stringify([stage.here]));
  });

  it('is told with the reasons, and written in the journal by names', async () => {
    await give(stage.colleague, roles([stage.here]));
    const explain = 'query ($id: ID!, $right: Right!) { accessExplain(memberId: $id, right: $right) { allowed onlyIn exceptIn } }';
    const why = async (right: string) => (await stage.owner.get(explain, { id: stage.colleague, right })).accessExplain;
    expect(await why('stocks.read')).toEqual({ allowed: true, onlyIn: [stage.here], exceptIn: [] });
    expect(await why('team.read')).toEqual({ allowed: true, onlyIn: null, exceptIn: [] });
    const [row] = await app.sql`select after from audit_log
      where action = 'member.setAccess' and outcome = 'done' and object_id = ${stage.colleague} order by number desc limit 1`;
    expect(row?.after.roles).toEqual(['warehouse_operator @ Свой']);
  });
});

describe('the one mechanism', () => {
  const modules = new URL('../src/modules/', import.meta.url).pathname;
  const files = globSync('*/*.ts', { cwd: modules }).filter((file) => !file.endsWith('.test.ts'));
  const touching = files.filter((file) =>
    /(from|into|insert|update|join|delete|Join)\(? ?(warehouses|stocks)\b/.test(readFileSync(`${modules}${file}`, 'utf8')),
  );

  it('is the only way to warehouses and stocks, but for the shop’s card and the names in the journal', () => {
    expect(touching.toSorted()).toEqual([
      'audit/reading.repository.ts',
      'catalog/stocks.repository.ts',
      'companies/companies.repository.ts',
      'companies/warehouses.repository.ts',
      'team/access.repository.ts',
    ]);
  });

  it.each(['catalog/stocks.repository.ts', 'companies/warehouses.repository.ts'])('is asked for by every query of %s', (file) => {
    const text = readFileSync(`${modules}${file}`, 'utf8');
    const signatures = [...text.matchAll(/export (?:async )?function (\w+)\(([\s\S]*?)\): /g)].map(([, name = '', taken = '']) => ({
      name,
      taken,
    }));
    expect(signatures.length).toBeGreaterThan(4);
    // Leave to fetch a file: what is in the file is read by a scope again.
    expect(signatures.filter(({ taken }) => !/: Scope\b/.test(taken)).map(({ name }) => name)).toEqual(
      file.startsWith('catalog') ? ['takeStockExport'] : [],
    );
  });
});
