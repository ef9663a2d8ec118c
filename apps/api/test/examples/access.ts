import { expect } from 'vitest';
import { memberAccess, requestAccess, setMemberAccess, withdrawAccessRequest } from '../documents.ts';
import type { Examples, World } from './example.ts';
import { about, member } from './team.ts';

const accessRequest = about('access_request');

/** Somebody who asks for a right. */
async function asking(world: World): Promise<Awaited<ReturnType<World['member']>> & { id: string }> {
  const member = await world.member('manager');
  const { requestAccess: request } = await member.client.get(requestAccess, { input: { right: 'finance.read', note: 'Канарейка' } });
  return { ...member, id: request.id };
}

/** Somebody with a right that ends tomorrow. */
async function ending(world: World) {
  const { person } = await world.member('manager');
  const { version } = (await world.owner.get(memberAccess, { id: person.memberId })).member.access;
  const [right, to] = ['finance.read', new Date(Date.now() + 86_400_000)];
  const input = { memberId: person.memberId, version, roles: [{ role: 'MANAGER' }], rights: [{ right, effect: 'GRANT', to }] };
  await world.owner.get(setMemberAccess, { input });
  return { person, right, to };
}

/** Mutations about what people ask for, and for how long. */
export const access = {
  requestAccess: {
    async done(world) {
      const { client, who } = await world.member('manager');
      const rows = accessRequest(who, 'accessRequest.send', expect.any(String));
      return { client, variables: { input: { right: 'finance.read', note: 'Канарейка' } }, rows };
    },
    async refused(world) {
      const { client, who } = await world.member('manager');
      const rows = accessRequest(who, 'accessRequest.send', null, 'WRONG_STATE');
      return { client, variables: { input: { right: 'orders.read' } }, rows };
    },
  },
  withdrawAccessRequest: {
    async done(world) {
      const { client, who, id } = await asking(world);
      return { client, variables: { id }, rows: accessRequest(who, 'accessRequest.withdraw', id) };
    },
    async refused(world) {
      const { client, who, id } = await asking(world);
      await client.get(withdrawAccessRequest, { id });
      return { client, variables: { id }, rows: accessRequest(who, 'accessRequest.withdraw', id, 'WRONG_STATE') };
    },
  },
  approveAccessRequest: {
    async done(world) {
      const { id, person } = await asking(world);
      const rows = member(world.asOwner, 'member.approveRequest', person.memberId);
      return { client: world.owner, variables: { input: { id } }, rows };
    },
    async refused(world) {
      const { id, person, client } = await asking(world);
      await client.get(withdrawAccessRequest, { id });
      const rows = member(world.asOwner, 'member.approveRequest', person.memberId, 'WRONG_STATE');
      return { client: world.owner, variables: { input: { id } }, rows };
    },
  },
  extendAccess: {
    async done(world) {
      const { person, right, to } = await ending(world);
      const rows = member(world.asOwner, 'member.extendAccess', person.memberId);
      return { client: world.owner, variables: { input: { memberId: person.memberId, right, to } }, rows };
    },
    async refused(world) {
      const { person, right } = await ending(world);
      const rows = member(world.asOwner, 'member.extendAccess', person.memberId, 'CHANGED_MEANWHILE');
      return { client: world.owner, variables: { input: { memberId: person.memberId, right, to: new Date('2026-01-01') } }, rows };
    },
  },
  declineAccessRequest: {
    async done(world) {
      const { id } = await asking(world);
      const rows = accessRequest(world.asOwner, 'accessRequest.decline', id);
      return { client: world.owner, variables: { input: { id, reason: 'Канарейка' } }, rows };
    },
    async refused(world) {
      const { id, client } = await asking(world);
      await client.get(withdrawAccessRequest, { id });
      return {
        client: world.owner,
        variables: { input: { id } },
        rows: accessRequest(world.asOwner, 'accessRequest.decline', id, 'WRONG_STATE'),
      };
    },
  },
} satisfies Record<string, Examples>;
