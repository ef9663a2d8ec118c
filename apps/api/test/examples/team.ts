import { expect } from 'vitest';
import { blockMember, declineInvitation, revokeInvitation } from '../documents.ts';
import { type Example, type Examples, nobody, type Who, type World } from './example.ts';

const password = 'a lantern over the gate';

const about =
  (kind: string) =>
  (who: Who, action: string, id: string | null, reason: string | null = null): Example['rows'] => [
    { log: 'shop', who, action, object: [kind, id], reason },
  ];
const member = about('member');
const invitation = about('invitation');

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

const byId = (id: string) => ({ id });

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
  blockMember: {
    done: (world) => toManager(world, 'member.block', byId),
    refused: (world) => toOwner(world, 'member.block', byId),
  },
  unblockMember: {
    done: (world) => toManager(world, 'member.unblock', byId, blockMember),
    async refused(world) {
      const { client, variables, rows } = await toManager(world, 'member.unblock', byId);
      return { client, ...(variables && { variables }), rows: rows.map((row) => ({ ...row, reason: 'WRONG_STATE' })) };
    },
  },
  removeMember: {
    done: (world) => toManager(world, 'member.remove', byId),
    refused: (world) => toOwner(world, 'member.remove', byId),
  },
} satisfies Record<string, Examples>;
