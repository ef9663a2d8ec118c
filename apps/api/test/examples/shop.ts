import { expect } from 'vitest';
import { setLogistics, updateRequisites } from '../companies.documents.ts';
import { confirmationOf, confirmed } from '../confirmations.ts';
import { logistics } from '../shops.ts';
import type { Example, Examples, Who, World } from './example.ts';

const card = { name: 'Лавка у реки', contactEmail: null, contactPhone: '+79161234567', timeZone: 'Europe/Moscow' };
const requisites = {
  legalName: 'ИП Владелец',
  ogrn: '304500116000157',
  legalAddress: 'г. Пример, ул. Первая, 1',
  taxSystem: 'USN',
  bic: '049805746',
  settlementAccount: '40602810700000000025',
};

const row = (who: Who, action: string, companyId: string, reason: string | null = null): Example['rows'] => [
  { log: 'shop', who, action, object: ['company', companyId], reason },
];

/** The guard's refusal of one who may not. */
async function asManager(world: World, field: string, input: object): Promise<Example> {
  const { client, who } = await world.member('manager');
  return { client, variables: { input }, rows: [{ log: 'shop', who, action: field, object: ['request', null], reason: 'FORBIDDEN' }] };
}

/** Mutations about the shop itself. */
export const shop = {
  updateCompany: {
    done: async (world) => ({
      client: world.owner,
      variables: { input: { ...card, contactEmail: world.address() } },
      rows: row(world.asOwner, 'company.update', world.shop.companyId),
    }),
    refused: (world) => asManager(world, 'updateCompany', card),
  },
  updateRequisites: {
    async done(world) {
      const young = await world.ownerOf('registered');
      return {
        client: young.client,
        variables: { input: requisites, confirmation: await confirmationOf(young.client, updateRequisites, { input: requisites }) },
        rows: row(young.who, 'company.updateRequisites', young.shop.companyId),
      };
    },
    async refused(world) {
      const checked = await world.ownerOf('under_review');
      const rows = row(checked.who, 'company.updateRequisites', checked.shop.companyId, 'WRONG_STATE');
      const confirmation = await confirmationOf(checked.client, updateRequisites, { input: requisites });
      return { client: checked.client, variables: { input: requisites, confirmation }, rows };
    },
  },
  setLogistics: {
    done: async (world) => ({
      client: world.owner,
      variables: { input: logistics },
      rows: row(world.asOwner, 'company.setLogistics', world.shop.companyId),
    }),
    refused: (world) => asManager(world, 'setLogistics', logistics),
  },
  submitForReview: {
    async done(world) {
      const young = await world.ownerOf('registered');
      await confirmed(young.client, updateRequisites, { input: requisites });
      await young.client.get(setLogistics, { input: logistics });
      return { client: young.client, rows: row(young.who, 'company.submit', young.shop.companyId) };
    },
    refused: async (world) => ({ client: world.owner, rows: row(world.asOwner, 'company.submit', world.shop.companyId, 'WRONG_STATE') }),
  },
  exportJournal: {
    done: async (world) => ({
      client: world.owner,
      variables: { format: 'CSV' },
      rows: [{ log: 'shop', who: world.asOwner, action: 'journal.export', object: ['journal', expect.any(String)], reason: null }],
    }),
    async refused(world) {
      const { client, who } = await world.member('manager');
      const rows: Example['rows'] = [{ log: 'shop', who, action: 'exportJournal', object: ['request', null], reason: 'FORBIDDEN' }];
      return { client, variables: { format: 'CSV' }, rows };
    },
  },
} satisfies Record<string, Examples>;
