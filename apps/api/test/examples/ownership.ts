import type { Client } from '../client.ts';
import { confirmationOf, confirmed } from '../confirmations.ts';
import { acceptOwnership, cancelOwnershipOffer, offerOwnership, undoOwnership } from '../ownership.documents.ts';
import type { Person, Shop } from '../seeds.ts';
import type { Example, Examples, Who, World } from './example.ts';

const row = (who: Who, action: string, id: string | null, reason: string | null = null): Example['rows'] => [
  { log: 'shop', who, action, object: ['member', id], reason },
];

/** A shop of its own, which its owner has offered to a manager. */
interface Offered {
  owner: { shop: Shop; client: Client; who: Who };
  manager: { person: Person; client: Client; who: Who };
  id: string;
}

async function offered(world: World): Promise<Offered> {
  const owner = await world.ownerOf('active');
  const manager = await world.member('manager', owner.shop);
  const { offerOwnership: made } = await confirmed(owner.client, offerOwnership, { memberId: manager.person.memberId });
  return { owner, manager, id: made.id };
}

async function accepted(world: World): Promise<Offered> {
  const scene = await offered(world);
  await confirmed(scene.manager.client, acceptOwnership, { id: scene.id });
  return scene;
}

async function withConfirmation(client: Client, document: string, variables: object) {
  return { ...variables, confirmation: await confirmationOf(client, document, { ...variables }) };
}

/** Mutations about whose the shop is. */
export const ownership = {
  offerOwnership: {
    async done(world) {
      const { client, shop, who } = await world.ownerOf('active');
      const { person } = await world.member('manager', shop);
      const variables = await withConfirmation(client, offerOwnership, { memberId: person.memberId });
      return { client, variables, rows: row(who, 'ownership.offer', person.memberId) };
    },
    async refused(world) {
      const { client, shop, who } = await world.ownerOf('active');
      const { memberId } = shop.owner;
      const variables = await withConfirmation(client, offerOwnership, { memberId });
      return { client, variables, rows: row(who, 'ownership.offer', memberId, 'NOT_YOURSELF') };
    },
  },
  cancelOwnershipOffer: {
    async done(world) {
      const { owner, manager, id } = await offered(world);
      return { client: owner.client, variables: { id }, rows: row(owner.who, 'ownership.cancel', manager.person.memberId) };
    },
    async refused(world) {
      const { owner, manager, id } = await offered(world);
      await owner.client.get(cancelOwnershipOffer, { id });
      const rows = row(owner.who, 'ownership.cancel', manager.person.memberId, 'OWNERSHIP_OFFER_OVER');
      return { client: owner.client, variables: { id }, rows };
    },
  },
  acceptOwnership: {
    async done(world) {
      const { manager, id } = await offered(world);
      const variables = await withConfirmation(manager.client, acceptOwnership, { id });
      return { client: manager.client, variables, rows: row(manager.who, 'ownership.accept', manager.person.memberId) };
    },
    async refused(world) {
      const { owner, manager, id } = await offered(world);
      await owner.client.get(cancelOwnershipOffer, { id });
      const variables = await withConfirmation(manager.client, acceptOwnership, { id });
      const rows = row(manager.who, 'ownership.accept', manager.person.memberId, 'OWNERSHIP_OFFER_OVER');
      return { client: manager.client, variables, rows };
    },
  },
  declineOwnership: {
    async done(world) {
      const { manager, id } = await offered(world);
      return { client: manager.client, variables: { id }, rows: row(manager.who, 'ownership.decline', manager.person.memberId) };
    },
    async refused(world) {
      const { owner, manager, id } = await offered(world);
      const rows = row(owner.who, 'ownership.decline', manager.person.memberId, 'WRONG_STATE');
      return { client: owner.client, variables: { id }, rows };
    },
  },
  undoOwnership: {
    async done(world) {
      const { owner, manager, id } = await accepted(world);
      const variables = await withConfirmation(owner.client, undoOwnership, { id });
      const who = { ...owner.who, roles: ['administrator'] };
      return { client: owner.client, variables, rows: row(who, 'ownership.undo', manager.person.memberId) };
    },
    async refused(world) {
      const { manager, id } = await accepted(world);
      const variables = await withConfirmation(manager.client, undoOwnership, { id });
      const who = { ...manager.who, roles: ['owner'] };
      return { client: manager.client, variables, rows: row(who, 'ownership.undo', manager.person.memberId, 'WRONG_STATE') };
    },
  },
} satisfies Record<string, Examples>;
