import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { offer } from '../companies.documents.ts';
import { blockMember, refreshSession, requestPasswordReset, resetPassword } from '../documents.ts';
import { beginHandoff, challengeOf, finishHandoff, type HandoffKey } from '../handoff.ts';
import { password } from '../seeds.ts';
import { obraztsov } from '../shops.ts';
import { type Example, type Examples, nobody, type World } from './example.ts';

const next = 'a lantern over the gate';
const challenge = challengeOf('what the browser keeps to itself');
const register = 'mutation ($input: RegisterInput!) { register(input: $input) { ... on Done { ok } } }';
const confirmEmail = 'mutation ($token: String!) { confirmEmail(token: $token) { ... on Done { ok } } }';

const account = (user: string | null, action: string, reason: string | null = null): Example['rows'] => [
  { log: 'account', who: { ...nobody, user }, action, reason },
];

async function registration(world: World, offerVersion?: string) {
  const { offer: current } = await world.owner.get(offer, { locale: 'RU' });
  const person = { fullName: 'Пётр Канареев', email: world.address(), phone: '+79161234567', password: next };
  world.secrets.add(next);
  return {
    ...person,
    company: { ...obraztsov, kpp: null },
    offerVersion: offerVersion ?? current.version,
    offerAccepted: true,
    locale: 'RU',
  };
}

/** A person who has registered and has the letter that asks for their address to be confirmed. */
async function registered(world: World): Promise<{ email: string; user: string; token: string }> {
  const input = await registration(world);
  await world.app.guest().get(register, { input });
  const [row] = await world.app.sql<{ id: string }[]>`select id from users where email = ${input.email}`;
  return { email: input.email, user: row?.id ?? '', token: await world.token(input.email) };
}

async function forgetful(world: World): Promise<{ user: string; token: string }> {
  const { person } = await world.member('manager');
  await world.app.guest().get(requestPasswordReset, { email: person.email });
  return { user: person.userId, token: await world.token(person.email) };
}

/** One who has an address that carries their sign-in to the seller cabinet. */
export async function handedOff(world: World): Promise<{ user: string; key: HandoffKey }> {
  const { person, client } = await world.member('manager');
  const key = await beginHandoff(client, world.shop.companyId);
  world.secrets.add(key.token);
  world.secrets.add(key.verifier);
  return { user: person.userId, key };
}

/** Mutations about accounts. */
export const accounts = {
  signIn: {
    async done(world) {
      const { person } = await world.member('manager');
      return {
        client: world.app.guest(),
        variables: { input: { name: person.email, password } },
        rows: account(person.userId, 'session.signIn'),
      };
    },
    async refused(world) {
      const { person } = await world.member('manager');
      world.secrets.add('canary of a guess');
      const input = { name: person.email, password: 'canary of a guess' };
      return { client: world.app.guest(), variables: { input }, rows: account(person.userId, 'session.signIn', 'CREDENTIALS_WRONG') };
    },
  },
  refreshSession: {
    // A browser does it by itself every few minutes: what a person did is in the rows before and after.
    done: async (world) => ({ client: (await world.member('manager')).client, rows: [] }),
    async refused(world) {
      const { person, client } = await world.member('manager');
      const thief = Object.assign(world.app.guest(), { cookie: client.cookie });
      for (let count = 0; count < 2; count++) {
        await client.get(refreshSession);
        world.keep(client, person.email);
      }
      return { client: thief, rows: account(person.userId, 'session.tokenReused', 'SESSION_OVER') };
    },
  },
  signOut: {
    async done(world) {
      const { person, client } = await world.member('manager');
      return { client, rows: account(person.userId, 'session.signOut') };
    },
    refused: 'whoever has a session may end it, and whoever has none leaves no row',
  },
  resendConfirmation: {
    async done(world) {
      const { email, user } = await registered(world);
      return { client: world.app.guest(), variables: { email }, rows: account(user, 'account.resendConfirmation') };
    },
    refused: 'it is answered alike for every address',
  },
  confirmEmail: {
    async done(world) {
      const { user, token } = await registered(world);
      return { client: world.app.guest(), variables: { token }, rows: account(user, 'account.confirmEmail') };
    },
    async refused(world) {
      const { token } = await registered(world);
      await world.app.guest().get(confirmEmail, { token });
      return { client: world.app.guest(), variables: { token }, rows: account(null, 'account.confirmEmail', 'LINK_USED') };
    },
  },
  requestPasswordReset: {
    async done(world) {
      const { person } = await world.member('manager');
      return { client: world.app.guest(), variables: { email: person.email }, rows: account(person.userId, 'account.requestReset') };
    },
    refused: 'it is answered alike for every address',
  },
  resetPassword: {
    async done(world) {
      const { user, token } = await forgetful(world);
      return { client: world.app.guest(), variables: { input: { token, password: next } }, rows: account(user, 'account.resetPassword') };
    },
    async refused(world) {
      const { token } = await forgetful(world);
      const input = { token, password: next };
      await world.app.guest().get(resetPassword, { input });
      return { client: world.app.guest(), variables: { input }, rows: account(null, 'account.resetPassword', 'LINK_USED') };
    },
  },
  updateProfile: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const input = { fullName: 'Пётр Канареев', phone: '+79161234567', locale: 'RU' };
      return { client, variables: { input }, rows: account(person.userId, 'account.updateProfile') };
    },
    refused: 'a person may always say who they are',
  },
  readNotices: {
    async done(world) {
      const { person, client } = await world.member('manager');
      await world.owner.get(blockMember, { id: person.memberId });
      const [notice] = await world.app.sql<{ id: string }[]>`select id from notices where user_id = ${person.userId}`;
      return { client, variables: { upTo: notice?.id ?? '' }, rows: account(person.userId, 'notice.read') };
    },
    refused: 'a notice that is not the reader’s is not found, before anything is done',
  },
  preferNotice: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const input = { kind: 'INVITATION_ACCEPTED', byLetter: false };
      return { client, variables: { input }, rows: account(person.userId, 'notice.prefer') };
    },
    async refused(world) {
      const { person, client } = await world.member('manager');
      const input = { kind: 'BLOCKED', byLetter: false };
      return { client, variables: { input }, rows: account(person.userId, 'notice.prefer', 'WRONG_STATE') };
    },
  },
  startHandoff: {
    async done(world) {
      const { person, client } = await world.member('manager');
      return { client, variables: { companyId: world.shop.companyId, challenge }, rows: account(person.userId, 'session.startHandoff') };
    },
    async refused(world) {
      const { person, client } = await world.member('manager');
      return {
        client,
        variables: { companyId: randomUUID(), challenge },
        rows: account(person.userId, 'session.startHandoff', 'NOT_FOUND'),
      };
    },
  },
  finishHandoff: {
    async done(world) {
      const { user, key } = await handedOff(world);
      return { client: world.app.guest(), variables: key, rows: account(user, 'session.finishHandoff') };
    },
    async refused(world) {
      const { key } = await handedOff(world);
      await world.app.guest().get(finishHandoff, key);
      return { client: world.app.guest(), variables: key, rows: account(null, 'session.finishHandoff', 'LINK_USED') };
    },
  },
  register: {
    async done(world) {
      const known = { user: expect.any(String), member: expect.any(String), roles: ['owner'] };
      return {
        client: world.app.guest(),
        variables: { input: await registration(world) },
        rows: [
          ...account(expect.any(String), 'account.register'),
          { log: 'shop', who: known, action: 'company.register', object: ['company', expect.any(String)], reason: null },
        ],
      };
    },
    refused: async (world) => ({
      client: world.app.guest(),
      variables: { input: await registration(world, '1999-01') },
      rows: account(null, 'account.register', 'OFFER_OUTDATED'),
    }),
  },
  openCompany: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const { company, offerVersion, offerAccepted } = await registration(world);
      const owner = { user: person.userId, member: expect.any(String), roles: ['owner'] };
      return {
        client,
        variables: { input: { company, offerVersion, offerAccepted } },
        rows: [
          ...account(person.userId, 'account.openCompany'),
          { log: 'shop', who: owner, action: 'company.register', object: ['company', expect.any(String)], reason: null },
        ],
      };
    },
    async refused(world) {
      const { person, client } = await world.member('manager');
      const { company, offerVersion, offerAccepted } = await registration(world, '1999-01');
      return {
        client,
        variables: { input: { company, offerVersion, offerAccepted } },
        rows: account(person.userId, 'account.openCompany', 'OFFER_OUTDATED'),
      };
    },
  },
} satisfies Record<string, Examples>;
