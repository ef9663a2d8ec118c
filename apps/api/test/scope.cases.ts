import type { Client, Fields } from './client.ts';
import { activation, setLogistics } from './companies.documents.ts';
import { inviteMember, setMemberAccess } from './documents.ts';
import { inviteByLink } from './entries.documents.ts';
import type { TestApp } from './harness.ts';
import { hoursElse } from './hours.ts';
import type { Shop } from './seeds.ts';
import * as documents from './stocks.documents.ts';

/** A shop with two warehouses, what lies in them, and a colleague whose access can be changed. */
export interface Stage {
  app: TestApp;
  shop: Shop;
  owner: Client;
  /** The warehouses: those limited work in `here`; `there` is also the one on the shop's card. */
  here: string;
  there: string;
  product: string;
  colleague: string;
}

/** What only somebody who sees the other warehouse could have told. */
export const secret = { name: 'Потаённый склад', address: 'г. Вымыслов, Потаённый тупик, д. 7', quantity: 777_001 };

/**
 * How each field that has to do with warehouses is asked. `all`: without naming one; a limited member must find nothing of the
 * other warehouse in the answer. `of`: of one warehouse; the other must be as one that is not there, and `of` the own must succeed.
 */
export interface Case {
  kind: 'list' | 'single' | 'write' | 'count' | 'export';
  all?(client: Client, stage: Stage): Promise<unknown>;
  of?(client: Client, stage: Stage, warehouseId: string): Promise<unknown>;
}

async function fileOf({ app }: Stage, client: Client, variables: object): Promise<unknown> {
  const { data, errors } = await client.ask(documents.exportStocks, { ...variables });
  if (errors.length > 0) return { errors };
  const answer = await fetch(`${app.url}${data?.exportStocks.url}`);
  return { status: answer.status, text: await answer.text() };
}

const versionOf = async ({ app, product }: Stage, warehouseId: string): Promise<number> =>
  (await app.sql`select version from stocks where warehouse_id = ${warehouseId} and product_id = ${product}`)[0]?.version ?? 0;

const versionOfWarehouse = async ({ app }: Stage, id: string): Promise<number> =>
  (await app.sql`select version from warehouses where id = ${id}`)[0]?.version ?? 1;

const versionOfAccess = async ({ owner, colleague }: Stage): Promise<number> =>
  (await owner.get('query ($id: ID!) { member(id: $id) { access { version } } }', { id: colleague })).member.access.version;

let invited = 0;
const offer = (warehouseId: string) => ({ roles: ['WAREHOUSE_OPERATOR'], locale: 'RU', warehouseIds: [warehouseId] });

export const cases: Record<string, Case> = {
  'Query.activation': { kind: 'single', all: (client) => client.ask(activation) },
  'Query.warehouses': { kind: 'list', all: (client) => client.ask(documents.warehouses) },
  'Query.warehouse': { kind: 'single', of: (client, _stage, id) => client.ask(documents.warehouseById, { id }) },
  'Query.stocks': {
    kind: 'list',
    all: (client) => client.ask(documents.stocks),
    of: (client, _stage, warehouseId) => client.ask(documents.stocks, { filter: { warehouseId } }),
  },
  'Query.stock': {
    kind: 'single',
    of: (client, { product }, warehouseId) => client.ask(documents.stock, { productId: product, warehouseId }),
  },
  'Query.stockTotals': { kind: 'count', all: (client) => client.ask(documents.stockTotals) },
  'Mutation.createWarehouse': {
    kind: 'write',
    all: (client) => client.ask(documents.createWarehouse, { input: documents.placeOf('Новый') }),
  },
  'Mutation.updateWarehouse': {
    kind: 'write',
    of: async (client, stage, id) =>
      client.ask(documents.updateWarehouse, { id, version: await versionOfWarehouse(stage, id), input: documents.placeOf('Свой') }),
  },
  'Mutation.archiveWarehouse': { kind: 'write', of: (client, _stage, id) => client.ask(documents.archiveWarehouse, { id }) },
  'Mutation.restoreWarehouse': { kind: 'write', of: (client, _stage, id) => client.ask(documents.restoreWarehouse, { id }) },
  'Mutation.setLogistics': { kind: 'write', all: (client) => client.ask(setLogistics, { input: documents.placeOf('Захваченный') }) },
  'Mutation.setStock': {
    kind: 'write',
    of: async (client, stage, warehouseId) =>
      client.ask(documents.setStock, {
        input: { productId: stage.product, warehouseId, quantity: 3, version: await versionOf(stage, warehouseId) },
      }),
  },
  'Mutation.exportStocks': {
    kind: 'export',
    all: (client, stage) => fileOf(stage, client, {}),
    of: (client, stage, warehouseId) => fileOf(stage, client, { warehouseId }),
  },
  'Mutation.inviteMember': {
    kind: 'write',
    of: (client, _stage, warehouseId) =>
      client.ask(inviteMember, { input: { ...offer(warehouseId), email: `scope.${++invited}@mail.test`, days: 7 } }),
  },
  'Mutation.inviteByLink': {
    kind: 'write',
    of: (client, _stage, warehouseId) => client.ask(inviteByLink, { input: { ...offer(warehouseId), label: 'Сменщик', hours: 1 } }),
  },
  'Mutation.setMemberAccess': {
    kind: 'write',
    of: async (client, stage, warehouseId) =>
      client.ask(setMemberAccess, {
        input: {
          memberId: stage.colleague,
          version: await versionOfAccess(stage),
          roles: [{ role: 'WAREHOUSE_OPERATOR', warehouseIds: [warehouseId] }],
          rights: [],
        },
      }),
  },
};

/** Every right that belongs to warehouses and that one of the fields asks for. */
const rights = ['stocks.read', 'stocks.write', 'warehouses.manage', 'shipments.read', 'shipments.write', 'labels.print'] as const;
const others = ['returns.read', 'returns.process', 'orders.read', 'orders.process', 'orders.cancel', 'orders.buyer.read', 'orders.export'];

/** Every way in which an access can end at the border of one warehouse. */
export const ways: Record<string, (stage: Stage) => { roles: object[]; rights: object[] }> = {
  'a role in one warehouse': ({ here }) => ({ roles: [{ role: 'ADMINISTRATOR', warehouseIds: [here] }], rights: [] }),
  'a role in one warehouse until a day to come': ({ here }) => ({
    roles: [{ role: 'ADMINISTRATOR', warehouseIds: [here], to: new Date(Date.now() + 86_400_000).toISOString() }],
    rights: [],
  }),
  'a wide role that begins tomorrow beside a limited one': ({ here }) => ({
    roles: [
      { role: 'ADMINISTRATOR', warehouseIds: [here] },
      { role: 'MANAGER', from: new Date(Date.now() + 86_400_000).toISOString() },
    ],
    rights: [],
  }),
  'a wide role in other hours beside a limited one': ({ here }) => ({
    roles: [
      { role: 'ADMINISTRATOR', warehouseIds: [here] },
      { role: 'MANAGER', shift: hoursElse() },
    ],
    rights: [],
  }),
  'personal rights in one warehouse': ({ here }) => ({
    roles: [{ role: 'ACCOUNTANT' }],
    rights: [
      ...['team.assign', 'team.invite', 'company.update'].map((right) => ({ right, effect: 'GRANT' })),
      ...[...rights, ...others].map((right) => ({ right, effect: 'GRANT', warehouseIds: [here] })),
    ],
  }),
  'a wide role that is restricted in the other': ({ there }) => ({
    roles: [{ role: 'ADMINISTRATOR' }],
    rights: [...rights, ...others].map((right) => ({ right, effect: 'RESTRICT', warehouseIds: [there] })),
  }),
};

/** What is found in an answer, whatever form it has. */
export const tells = (answer: unknown, { there }: Stage): string[] => {
  const text = JSON.stringify(answer as Fields);
  return [there, secret.name, secret.address, `${secret.quantity}`].filter((mark) => text.includes(mark));
};
