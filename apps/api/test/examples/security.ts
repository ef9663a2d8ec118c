import type { Client } from '../client.ts';
import { askedFor, confirmationOf, confirmed, confirmOperation } from '../confirmations.ts';
import { createReturnLink, lockShop, resetMemberFactor, returnByLink, setSecurityPolicy, unlockShop } from '../documents.ts';
import { enrol } from '../second-factor.ts';
import type { Person, Shop } from '../seeds.ts';
import { type Example, type Examples, nobody, type Who, type World } from './example.ts';

const row = (who: Who, action: string, object: [string, string | null], reason: string | null = null): Example['rows'] => [
  { log: 'shop', who, action, object, reason },
];

interface Scene {
  shop: Shop;
  client: Client;
  who: Who;
}

/** A protected call, confirmed. */
async function ready(client: Client, document: string, variables: object = {}) {
  return { ...variables, confirmation: await confirmationOf(client, document, { ...variables }) };
}

async function locked(world: World): Promise<Scene> {
  const scene = await world.ownerOf('active');
  await confirmed(scene.client, lockShop, {});
  return scene;
}

/** The policy that asks nobody, set by one who has an app. */
async function policySet(world: World, version: number): Promise<Example & { companyId: string; who: Who }> {
  const { client, shop, who } = await world.ownerOf('active');
  const phone = await enrol(world.app, client, shop.owner);
  const input = { version, rule: 'EVERYONE', roles: [] };
  const confirmation = await askedFor(client, setSecurityPolicy, { input });
  await client.get(confirmOperation, { input: { confirmation, code: phone.code() } });
  return { client, variables: { input, confirmation }, rows: [], companyId: shop.companyId, who };
}

async function reset(world: World, person: Person) {
  const variables = await ready(world.owner, resetMemberFactor, { memberId: person.memberId });
  return { client: world.owner, variables };
}

const next = 'a canary over the gate';

/** Somebody without a box, and the link that they were given. */
async function forgetful(world: World) {
  const person = await world.app.named(world.shop, ['manager'], `picker.${world.number()}`);
  world.secrets.add(person.signInName).add(next);
  const { createReturnLink: link } = await confirmed(world.owner, createReturnLink, { memberId: person.memberId });
  const token = link.url.split('#')[1] as string;
  world.secrets.add(token);
  return { person, input: { token, password: next } };
}

/** Mutations about who gets into the shop. */
export const security = {
  lockShop: {
    async done(world) {
      const { client, shop, who } = await world.ownerOf('active');
      return { client, variables: await ready(client, lockShop), rows: row(who, 'company.lock', ['company', shop.companyId]) };
    },
    async refused(world) {
      const { client, who } = await locked(world);
      return { client, variables: await ready(client, lockShop), rows: row(who, 'company.lock', ['company', null], 'WRONG_STATE') };
    },
  },
  unlockShop: {
    async done(world) {
      const { client, shop, who } = await locked(world);
      return { client, variables: await ready(client, unlockShop), rows: row(who, 'company.unlock', ['company', shop.companyId]) };
    },
    async refused(world) {
      const { client, who } = await world.ownerOf('active');
      return { client, variables: await ready(client, unlockShop), rows: row(who, 'company.unlock', ['company', null], 'WRONG_STATE') };
    },
  },
  letMemberIn: {
    async done(world) {
      const scene = await world.ownerOf('active');
      const { memberId } = await world.app.member(scene.shop, ['manager']);
      await confirmed(scene.client, lockShop, {});
      return { client: scene.client, variables: { memberId }, rows: row(scene.who, 'member.letIn', ['member', memberId]) };
    },
    async refused(world) {
      const { person } = await world.member('manager');
      const rows = row(world.asOwner, 'member.letIn', ['member', person.memberId], 'WRONG_STATE');
      return { client: world.owner, variables: { memberId: person.memberId }, rows };
    },
  },
  setSecurityPolicy: {
    async done(world) {
      const { companyId, who, ...example } = await policySet(world, 0);
      return { ...example, rows: row(who, 'company.setSecurityPolicy', ['company', companyId]) };
    },
    async refused(world) {
      const { who, client, variables } = await policySet(world, 7);
      const input = { version: 7, rule: 'EVERYONE', roles: [] };
      await world.app.sql`insert into shop_security (company_id) values (${client.company})`;
      return {
        client,
        variables: { ...variables, input },
        rows: row(who, 'company.setSecurityPolicy', ['company', null], 'CHANGED_MEANWHILE'),
      };
    },
  },
  createReturnLink: {
    async done(world) {
      const { memberId } = await world.app.named(world.shop, ['manager']);
      const variables = await ready(world.owner, createReturnLink, { memberId });
      return { client: world.owner, variables, rows: row(world.asOwner, 'member.createReturnLink', ['member', memberId]) };
    },
    async refused(world) {
      const { memberId } = (await world.member('manager')).person;
      const variables = await ready(world.owner, createReturnLink, { memberId });
      return { client: world.owner, variables, rows: row(world.asOwner, 'member.createReturnLink', ['member', memberId], 'HAS_EMAIL') };
    },
  },
  returnByLink: {
    async done(world) {
      const { person, input } = await forgetful(world);
      const rows = row({ ...nobody, user: person.userId }, 'member.return', ['member', person.memberId]);
      return { client: world.app.guest('staff'), variables: { input }, rows };
    },
    async refused(world) {
      const { input } = await forgetful(world);
      await world.app.guest('staff').get(returnByLink, { input });
      const rows: Example['rows'] = [{ log: 'account', who: nobody, action: 'account.returnByLink', reason: 'LINK_USED' }];
      return { client: world.app.guest('staff'), variables: { input }, rows };
    },
  },
  resetMemberFactor: {
    async done(world) {
      const { person, client } = await world.member('manager');
      await enrol(world.app, client, person);
      return { ...(await reset(world, person)), rows: row(world.asOwner, 'member.resetFactor', ['member', person.memberId]) };
    },
    async refused(world) {
      const { person } = await world.member('manager');
      const rows = row(world.asOwner, 'member.resetFactor', ['member', person.memberId], 'WRONG_STATE');
      return { ...(await reset(world, person)), rows };
    },
  },
} satisfies Record<string, Examples>;
