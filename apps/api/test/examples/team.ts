import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { unanswered } from '../above.deeds.ts';
import type { Client } from '../client.ts';
import {
  blockMember,
  changeRoles,
  declineInvitation,
  inviteMember,
  memberAccess,
  prepareInvitations,
  removeMember,
  revokeInvitation,
  sendInvitations,
} from '../documents.ts';
import { sessionOf } from '../players.ts';
import { password as seeded } from '../seeds.ts';
import { type Example, type Examples, nobody, type Who, type World } from './example.ts';

const password = 'a lantern over the gate';

export const about =
  (kind: string) =>
  (who: Who, action: string, id: string | null, reason: string | null = null): Example['rows'] => [
    { log: 'shop', who, action, object: [kind, id], reason },
  ];
export const member = about('member');
const invitation = about('invitation');
const batch = about('invitation_batch');

/** A list of one address, read and not sent. */
async function preparedBy(client: Client, address: string): Promise<string> {
  const input = { list: address, roles: ['MANAGER'], locale: 'RU', days: 7 };
  return (await client.get(prepareInvitations, { input })).prepareInvitations.id;
}

const newcomer = (token: string) => ({ input: { token, fullName: 'Пётр Канареев', phone: '+79161234567', password, locale: 'RU' } });

/** Something done to a manager by the owner. */
async function toManager(world: World, action: string, variables: (id: string) => object, before?: string): Promise<Example> {
  const { person } = await world.member('manager');
  if (before) await world.owner.get(before, { id: person.memberId });
  return { client: world.owner, variables: variables(person.memberId), rows: member(world.asOwner, action, person.memberId) };
}

/** The same to the owner by an administrator, whom it may not be done by. */
async function toOwner(world: World, action: string, variables: (id: string) => object): Promise<Example> {
  const { client, who } = await world.member('administrator');
  const { memberId } = world.shop.owner;
  return { client, variables: variables(memberId), rows: member(who, action, memberId, 'OWNER_UNTOUCHABLE') };
}

/** A right that ends, given to a manager by the owner. */
async function accessSet(world: World, beside = 0): Promise<Example> {
  const { person } = await world.member('manager');
  const { version } = (await world.owner.get(memberAccess, { id: person.memberId })).member.access;
  const rights = [{ right: 'finance.read', effect: 'GRANT', to: new Date(Date.now() + 86_400_000) }];
  const input = { memberId: person.memberId, version: version ^ beside, roles: [{ role: 'MANAGER' }], rights };
  return { client: world.owner, variables: { input }, rows: member(world.asOwner, 'member.setAccess', person.memberId) };
}

const byId = (id: string) => ({ id });
const leaving = (id: string) => ({ id, invitations: 'WAIT' });

/** Mutations about people and invitations. */
export const team = {
  inviteMember: {
    async done(world) {
      const input = { email: world.address(), roles: ['MANAGER'], note: 'Канарейка', locale: 'RU' };
      return { client: world.owner, variables: { input }, rows: invitation(world.asOwner, 'invitation.send', expect.any(String)) };
    },
    async refused(world) {
      const { person } = await world.member('manager');
      const input = { email: person.email, roles: ['MANAGER'], locale: 'RU' };
      return { client: world.owner, variables: { input }, rows: invitation(world.asOwner, 'invitation.send', null, 'ALREADY_MEMBER') };
    },
  },
  resendInvitation: {
    async done(world) {
      const { id } = await world.invited();
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'invitation.resend', id) };
    },
    async refused(world) {
      const { id } = await world.invited();
      await world.owner.get(revokeInvitation, { id });
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'invitation.resend', id, 'WRONG_STATE') };
    },
  },
  remindInvitations: {
    async done(world) {
      const { id } = await world.invited();
      await unanswered(world.app.sql, id);
      return { client: world.owner, variables: {}, rows: invitation(world.asOwner, 'invitation.remind', null) };
    },
    async refused(world) {
      await world.app.sql`update invitations set reminded_at = now()`;
      return { client: world.owner, variables: {}, rows: invitation(world.asOwner, 'invitation.remind', null, 'NOBODY_TO_REMIND') };
    },
  },
  revokeInvitation: {
    async done(world) {
      const { id } = await world.invited();
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'invitation.revoke', id) };
    },
    async refused(world) {
      const { id } = await world.invited();
      await world.owner.get(revokeInvitation, { id });
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'invitation.revoke', id, 'WRONG_STATE') };
    },
  },
  prepareInvitations: {
    async done(world) {
      const input = { list: world.address(), roles: ['MANAGER'], locale: 'RU', days: 7 };
      return { client: world.owner, variables: { input }, rows: batch(world.asOwner, 'invitation.prepare', expect.any(String)) };
    },
    async refused(world) {
      const input = { list: '"', roles: ['MANAGER'], locale: 'RU', days: 7 };
      return { client: world.owner, variables: { input }, rows: batch(world.asOwner, 'invitation.prepare', null, 'LIST_UNREADABLE') };
    },
  },
  sendInvitations: {
    async done(world) {
      const id = await preparedBy(world.owner, world.address());
      return { client: world.owner, variables: { id }, rows: batch(world.asOwner, 'invitation.sendMany', id) };
    },
    async refused(world) {
      const id = await preparedBy(world.owner, world.address());
      await world.owner.get(sendInvitations, { id });
      return { client: world.owner, variables: { id }, rows: batch(world.asOwner, 'invitation.sendMany', id, 'WRONG_STATE') };
    },
  },
  takeOverInvitation: {
    async done(world) {
      const { person, client } = await world.member('administrator');
      const { inviteMember: made } = await client.get(inviteMember, {
        input: { email: world.address(), roles: ['MANAGER'], locale: 'RU' },
      });
      await world.owner.get(changeRoles, { input: { memberId: person.memberId, roles: ['MANAGER'] } });
      return { client: world.owner, variables: { id: made.id }, rows: invitation(world.asOwner, 'invitation.takeOver', made.id) };
    },
    async refused(world) {
      const { id } = await world.invited();
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'invitation.takeOver', id, 'WRONG_STATE') };
    },
  },
  registerByInvitation: {
    async done(world) {
      const { id, token } = await world.invited();
      world.secrets.add(password);
      return { client: world.app.guest('staff'), variables: newcomer(token), rows: invitation(nobody, 'invitation.register', id) };
    },
    async refused(world) {
      const { id, token } = await world.invited();
      await world.owner.get(revokeInvitation, { id });
      return {
        client: world.app.guest('staff'),
        variables: newcomer(token),
        rows: invitation(nobody, 'invitation.register', id, 'LINK_REVOKED'),
      };
    },
  },
  acceptInvitation: {
    async done(world) {
      const other = await world.ownerOf('active');
      const { id, token } = await world.invited(other.shop.owner.email);
      return {
        client: other.client,
        variables: { token },
        rows: invitation({ ...nobody, user: other.shop.owner.userId }, 'invitation.accept', id),
      };
    },
    async refused(world) {
      const other = await world.ownerOf('active');
      const { id, token } = await world.invited();
      const rows = invitation({ ...nobody, user: other.shop.owner.userId }, 'invitation.accept', id, 'EMAIL_MISMATCH');
      return { client: other.client, variables: { token }, rows };
    },
  },
  declineInvitation: {
    async done(world) {
      const { id, token } = await world.invited();
      return { client: world.app.guest('staff'), variables: { token }, rows: invitation(nobody, 'invitation.decline', id) };
    },
    async refused(world) {
      const { id, token } = await world.invited();
      await world.app.guest('staff').get(declineInvitation, { token });
      return {
        client: world.app.guest('staff'),
        variables: { token },
        rows: invitation(nobody, 'invitation.decline', id, 'LINK_DECLINED'),
      };
    },
  },
  changeRoles: {
    done: (world) => toManager(world, 'member.changeRoles', (memberId) => ({ input: { memberId, roles: ['ACCOUNTANT'] } })),
    refused: (world) => toOwner(world, 'member.changeRoles', (memberId) => ({ input: { memberId, roles: ['ACCOUNTANT'] } })),
  },
  requestMemberPicture: {
    done: (world) => toManager(world, 'member.requestPicture', byId),
    refused: (world) => toOwner(world, 'member.requestPicture', byId),
  },
  removeMemberPicture: {
    async done(world) {
      const example = await toManager(world, 'member.removePicture', byId);
      await world.app.sql`update members set picture_key = 'people/none.webp' where id = ${example.variables?.id}`;
      return example;
    },
    refused: (world) => toOwner(world, 'member.removePicture', byId),
  },
  updateMember: {
    done: (world) =>
      toManager(world, 'member.update', (memberId) => ({ input: { memberId, version: 1, displayName: 'Пётр', position: 'Склад' } })),
    refused: (world) => toOwner(world, 'member.update', (memberId) => ({ input: { memberId, version: 1, position: 'Склад' } })),
  },
  setMemberAccess: {
    done: accessSet,
    async refused(world) {
      const { client, variables, rows } = await accessSet(world, 1);
      return { client, ...(variables && { variables }), rows: rows.map((row) => ({ ...row, reason: 'CHANGED_MEANWHILE' })) };
    },
  },
  blockMember: {
    done: (world) => toManager(world, 'member.block', leaving),
    refused: (world) => toOwner(world, 'member.block', leaving),
  },
  unblockMember: {
    done: (world) => toManager(world, 'member.unblock', byId, blockMember),
    async refused(world) {
      const { client, variables, rows } = await toManager(world, 'member.unblock', byId);
      return { client, ...(variables && { variables }), rows: rows.map((row) => ({ ...row, reason: 'WRONG_STATE' })) };
    },
  },
  removeMember: {
    done: (world) => toManager(world, 'member.remove', leaving),
    refused: (world) => toOwner(world, 'member.remove', leaving),
  },
  restoreMember: {
    done: (world) => toManager(world, 'member.restore', (memberId) => ({ input: { memberId } }), removeMember),
    async refused(world) {
      const { client, variables, rows } = await toManager(world, 'member.restore', (memberId) => ({ input: { memberId } }));
      return { client, ...(variables && { variables }), rows: rows.map((row) => ({ ...row, reason: 'WRONG_STATE' })) };
    },
  },
  endMemberSession: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const rows = member(world.asOwner, 'member.endSession', person.memberId);
      return { client: world.owner, variables: { id: sessionOf(client.accessToken) }, rows };
    },
    async refused(world) {
      const { client, who } = await world.member('administrator');
      const rows = member(who, 'member.endSession', world.shop.owner.memberId, 'OWNER_UNTOUCHABLE');
      return { client, variables: { id: sessionOf(world.owner.accessToken) }, rows };
    },
  },
  endMemberSessions: {
    done: (world) => toManager(world, 'member.endSessions', (memberId) => ({ memberId })),
    refused: (world) => toOwner(world, 'member.endSessions', (memberId) => ({ memberId })),
  },
  leaveCompany: {
    async done(world) {
      const { person, client, who } = await world.member('manager');
      const variables = { input: { companyId: world.shop.companyId, password: seeded } };
      return { client, variables, rows: member(who, 'member.leave', person.memberId) };
    },
    refused: async (world) => ({
      client: world.owner,
      variables: { input: { companyId: world.shop.companyId, password: seeded } },
      rows: member(world.asOwner, 'member.leave', world.shop.owner.memberId, 'OWNER_UNTOUCHABLE'),
    }),
  },
  viewAsMember: {
    done: (world) => toManager(world, 'viewing.begin', (memberId) => ({ memberId })),
    refused: (world) => toOwner(world, 'viewing.begin', (memberId) => ({ memberId })),
  },
  viewAsRole: {
    done: async (world) => ({
      client: world.owner,
      variables: { role: 'MANAGER' },
      rows: about('role')(world.asOwner, 'viewing.begin', null),
    }),
    async refused(world) {
      const { client, who } = await world.member('manager');
      return { client, variables: { role: 'ACCOUNTANT' }, rows: about('request')(who, 'viewAsRole', null, 'FORBIDDEN') };
    },
  },
  endViewing: {
    async done(world) {
      const { viewAsRole: viewing } = await world.owner.get('mutation { viewAsRole(role: MANAGER) { ... on Viewing { id } } }');
      return { client: world.owner, variables: { id: viewing.id }, rows: about('viewing')(world.asOwner, 'viewing.end', viewing.id) };
    },
    async refused(world) {
      const id = randomUUID();
      return { client: world.owner, variables: { id }, rows: about('viewing')(world.asOwner, 'viewing.end', id, 'NOT_FOUND') };
    },
  },
} satisfies Record<string, Examples>;
