import { expect } from 'vitest';
import { revokeInvitation } from '../documents.ts';
import { approveEntry, askEntry, inviteByLink } from '../entries.documents.ts';
import { type Examples, nobody, type Who, type World } from './example.ts';
import { about } from './team.ts';

const invitation = about('invitation');
const password = 'a lantern over the gate';

/** A link of the owner's; what makes it work may stand nowhere. */
async function linked(world: World): Promise<{ id: string; token: string }> {
  const input = { label: 'Кладовщик', roles: ['WAREHOUSE_OPERATOR'], locale: 'RU', hours: 24 };
  const { inviteByLink: made } = await world.owner.get(inviteByLink, { input });
  const token: string = made.url.split('#')[1];
  world.secrets.add(token);
  return { id: made.id, token };
}

/** Somebody of another shop who came by a link and waits. */
async function waiting(world: World) {
  const { client, shop } = await world.ownerOf('active');
  const { id, token } = await linked(world);
  await client.get(askEntry, { token });
  const who: Who = { ...nobody, user: shop.owner.userId };
  return { client, who, id };
}

const newcomer = (token: string, signInName: string) => ({
  input: { token, fullName: 'Пётр Канареев', phone: null, signInName, password, locale: 'RU' },
});

/** Mutations about links that are handed over, and those who come by them. */
export const entries = {
  inviteByLink: {
    async done(world) {
      const input = { label: 'Кладовщик', roles: ['MANAGER'], note: 'Канарейка', locale: 'RU' };
      return { client: world.owner, variables: { input }, rows: invitation(world.asOwner, 'invitation.sendLink', expect.any(String)) };
    },
    async refused(world) {
      const input = { label: 'Кладовщик', roles: ['ADMINISTRATOR'], locale: 'RU' };
      return {
        client: world.owner,
        variables: { input },
        rows: invitation(world.asOwner, 'invitation.sendLink', null, 'ROLE_NOT_BY_LINK'),
      };
    },
  },
  askEntryByLink: {
    async done(world) {
      const { client, shop } = await world.ownerOf('active');
      const { id, token } = await linked(world);
      return { client, variables: { token }, rows: invitation({ ...nobody, user: shop.owner.userId }, 'entry.ask', id) };
    },
    async refused(world) {
      const { client, shop } = await world.ownerOf('active');
      const { id, token } = await linked(world);
      await world.owner.get(revokeInvitation, { id });
      const rows = invitation({ ...nobody, user: shop.owner.userId }, 'entry.ask', id, 'LINK_REVOKED');
      return { client, variables: { token }, rows };
    },
  },
  registerByLink: {
    async done(world) {
      const { id, token } = await linked(world);
      world.secrets.add(password);
      const variables = newcomer(token, `kanareev${world.number()}`);
      return { client: world.app.guest('staff'), variables, rows: invitation(nobody, 'entry.register', id) };
    },
    async refused(world) {
      const { id, token } = await linked(world);
      await world.owner.get(revokeInvitation, { id });
      const variables = newcomer(token, `kanareev${world.number()}`);
      return { client: world.app.guest('staff'), variables, rows: invitation(nobody, 'entry.register', id, 'LINK_REVOKED') };
    },
  },
  withdrawEntry: {
    async done(world) {
      const { client, who, id } = await waiting(world);
      return { client, variables: { id }, rows: invitation(who, 'entry.withdraw', id) };
    },
    async refused(world) {
      const { client, who, id } = await waiting(world);
      await world.owner.get(revokeInvitation, { id });
      return { client, variables: { id }, rows: invitation(who, 'entry.withdraw', id, 'WRONG_STATE') };
    },
  },
  approveEntry: {
    async done(world) {
      const { id } = await waiting(world);
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'entry.approve', id) };
    },
    async refused(world) {
      const { id } = await waiting(world);
      await world.owner.get(approveEntry, { id });
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'entry.approve', id, 'WRONG_STATE') };
    },
  },
  declineEntry: {
    async done(world) {
      const { id } = await waiting(world);
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'entry.decline', id) };
    },
    async refused(world) {
      const { id } = await linked(world);
      return { client: world.owner, variables: { id }, rows: invitation(world.asOwner, 'entry.decline', id, 'WRONG_STATE') };
    },
  },
} satisfies Record<string, Examples>;
