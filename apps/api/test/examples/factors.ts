import type { Client } from '../client.ts';
import { updateRequisites } from '../companies.documents.ts';
import { askedFor, confirmationOf } from '../confirmations.ts';
import { endOtherSessions } from '../documents.ts';
import { sessionOf } from '../players.ts';
import { type Authenticator, authenticatorOf, challenged, enrol, finish, startTotp } from '../second-factor.ts';
import { type Person, password } from '../seeds.ts';
import { obraztsov, requisitesOf } from '../shops.ts';
import { type Example, type Examples, nobody, type World } from './example.ts';

const account = (user: string | null, action: string, reason: string | null = null): Example['rows'] => [
  { log: 'account', who: { ...nobody, user }, action, reason },
];

async function withPhone(world: World) {
  const { person, client } = await world.member('manager');
  const phone = await enrol(world.app, client, person);
  for (const secret of [phone.secret, ...phone.recovery]) world.secrets.add(secret);
  return { person, client, phone };
}

async function halfIn(world: World): Promise<{ person: Person; phone: Authenticator; challenge: string }> {
  const { person, phone } = await withPhone(world);
  const challenge = await challenged(world.app.guest(), person);
  world.secrets.add(challenge);
  return { person, phone, challenge };
}

/** What an administrator is asked to confirm. */
async function asked(world: World, client: Client): Promise<string> {
  const confirmation = await askedFor(client, updateRequisites, { input: requisitesOf(obraztsov) });
  world.secrets.add(confirmation);
  return confirmation;
}

/** A mutation that takes a code of one who has a second factor. */
function byCode(action: string): Examples {
  return {
    async done(world) {
      const { person, client, phone } = await withPhone(world);
      return { client, variables: { code: phone.code() }, rows: account(person.userId, action) };
    },
    async refused(world) {
      const { person, client } = await withPhone(world);
      return { client, variables: { code: 'A'.repeat(24) }, rows: account(person.userId, action, 'CODE_WRONG') };
    },
  };
}

/** Mutations about second factors. */
export const factors = {
  finishSignIn: {
    async done(world) {
      const { person, phone, challenge } = await halfIn(world);
      const variables = { input: { challenge, code: phone.code() } };
      return { client: world.app.guest(), variables, rows: account(person.userId, 'session.finishSignIn') };
    },
    async refused(world) {
      const { person, phone, challenge } = await halfIn(world);
      const code = phone.code();
      await finish(world.app.guest(), await challenged(world.app.guest(), person), code);
      return {
        client: world.app.guest(),
        variables: { input: { challenge, code } },
        rows: account(person.userId, 'session.finishSignIn', 'CODE_WRONG'),
      };
    },
  },
  startTotp: {
    async done(world) {
      const { person, client } = await world.member('manager');
      return { client, variables: { password }, rows: account(person.userId, 'account.startSecondFactor') };
    },
    async refused(world) {
      const { person, client } = await withPhone(world);
      return { client, variables: { password }, rows: account(person.userId, 'account.startSecondFactor', 'FACTOR_ENROLLED') };
    },
  },
  confirmTotp: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const { startTotp: shown } = await client.get(startTotp, { password });
      world.secrets.add(shown.secret);
      const code = authenticatorOf(world.app, person.userId, shown.secret).code();
      return { client, variables: { code }, rows: account(person.userId, 'account.enableSecondFactor') };
    },
    async refused(world) {
      const { person, client } = await world.member('manager');
      return { client, variables: { code: '000000' }, rows: account(person.userId, 'account.enableSecondFactor', 'CODE_WRONG') };
    },
  },
  confirmOperation: {
    async done(world) {
      const { person, client } = await world.member('administrator');
      const confirmation = await asked(world, client);
      return { client, variables: { input: { confirmation, password } }, rows: account(person.userId, 'account.confirmOperation') };
    },
    async refused(world) {
      const { person, client } = await world.member('administrator');
      const input = { confirmation: await asked(world, client), password: 'canary of a guess' };
      return { client, variables: { input }, rows: account(person.userId, 'account.confirmOperation', 'CREDENTIALS_WRONG') };
    },
  },
  endSession: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const other = world.keep(await world.app.as(person, world.shop.companyId), person.email);
      return { client, variables: { id: sessionOf(other.accessToken) }, rows: account(person.userId, 'session.end') };
    },
    async refused(world) {
      const { person, client } = await world.member('manager');
      return { client, variables: { id: sessionOf(world.owner.accessToken) }, rows: account(person.userId, 'session.end', 'NOT_FOUND') };
    },
  },
  endOtherSessions: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const confirmation = await confirmationOf(client, endOtherSessions, {});
      return { client, variables: { confirmation }, rows: account(person.userId, 'session.endOthers') };
    },
    refused: 'whoever confirms it may always',
  },
  renewRecoveryCodes: byCode('account.renewRecoveryCodes'),
  disableTotp: byCode('account.disableSecondFactor'),
} satisfies Record<string, Examples>;
