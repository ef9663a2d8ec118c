import type { Client, Fields } from './client.ts';
import { confirmed } from './confirmations.ts';
import type { TestApp } from './harness.ts';
import { acceptOwnership, offerOwnership, ownershipTransfers, undoOwnership } from './ownership.documents.ts';
import type { Person, Shop } from './seeds.ts';

/** A shop with its owner and one who may become it, both signed in. */
export interface Scene {
  shop: Shop;
  owner: Client;
  heir: Person;
  /** The heir's browser. */
  other: Client;
}

export async function open(app: TestApp, role = 'manager'): Promise<Scene> {
  const shop = await app.shop();
  const heir = await app.member(shop, [role]);
  return { shop, heir, owner: await app.as(shop.owner, shop.companyId), other: await app.as(heir, shop.companyId) };
}

export const offer = async ({ owner, heir }: Scene): Promise<Fields> =>
  (await confirmed(owner, offerOwnership, { memberId: heir.memberId })).offerOwnership;

export const accept = async ({ other }: Scene, id: string): Promise<Fields> =>
  (await confirmed(other, acceptOwnership, { id })).acceptOwnership;

export const undo = async (client: Client, id: string): Promise<Fields> => (await confirmed(client, undoOwnership, { id })).undoOwnership;

/** The same shop once it has changed hands. */
export async function openAccepted(app: TestApp, role?: string): Promise<Scene & { id: string }> {
  const made = await open(app, role);
  const { id } = await offer(made);
  const { state } = await accept(made, id);
  if (state !== 'ACCEPTED') throw new Error(`Not accepted: ${state}`);
  return { ...made, id };
}

export const ownersOf = (app: TestApp, { shop }: Scene) =>
  app.sql<{ id: string }[]>`select id from members where company_id = ${shop.companyId} and is_owner and state = 'active'`;

export const listed = async (client: Client): Promise<Fields[]> => (await client.get(ownershipTransfers)).ownershipTransfers;
