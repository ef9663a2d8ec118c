import { confirmationOf, confirmed } from '../confirmations.ts';
import { SoftKey } from '../passkey.ts';
import { addPasskey, finishPasskeySignIn, startPasskey, startPasskeySignIn } from '../passkeys.documents.ts';
import { type Example, type Examples, nobody, type World } from './example.ts';

const account = (user: string | null, action: string, reason: string | null = null): Example['rows'] => [
  { log: 'account', who: { ...nobody, user }, action, reason },
];

async function asked(world: World) {
  const { person, client } = await world.member('manager');
  const { startPasskey: question } = await confirmed(client, startPasskey, {});
  return { person, client, question, key: new SoftKey(client.origin) };
}

async function added(world: World) {
  const { person, client, question, key } = await asked(world);
  const { addPasskey: passkey } = await client.get(addPasskey, { response: key.made(question) });
  return { person, client, key, id: passkey.id as string };
}

/** Mutations about passkeys. */
export const passkeys = {
  startPasskey: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const confirmation = await confirmationOf(client, startPasskey, {});
      return { client, variables: { confirmation }, rows: account(person.userId, 'account.startPasskey') };
    },
    async refused(world) {
      const { person, client } = await world.member('manager');
      const confirmation = await confirmationOf(client, startPasskey, {});
      await world.app.sql`insert into passkeys (id, user_id, portal, credential_id, public_key, counter)
        select gen_random_uuid(), ${person.userId}, 'seller', gen_random_uuid()::text, '', 0 from generate_series(1, 20)`;
      await world.app.sql`update sessions set second_factor_at = now() where user_id = ${person.userId}`;
      return { client, variables: { confirmation }, rows: account(person.userId, 'account.startPasskey', 'PASSKEYS_MOST') };
    },
  },
  addPasskey: {
    async done(world) {
      const { person, client, question, key } = await asked(world);
      return { client, variables: { response: key.made(question) }, rows: account(person.userId, 'account.addPasskey') };
    },
    async refused(world) {
      const { person, client, question, key } = await asked(world);
      const response = key.made(question, { isVerified: false });
      return { client, variables: { response }, rows: account(person.userId, 'account.addPasskey', 'PASSKEY_REFUSED') };
    },
  },
  removePasskey: {
    async done(world) {
      const { person, client, id } = await added(world);
      return { client, variables: { id }, rows: account(person.userId, 'account.removePasskey') };
    },
    async refused(world) {
      const { id } = await added(world);
      const { person, client } = await world.member('manager');
      return { client, variables: { id }, rows: account(person.userId, 'account.removePasskey', 'NOT_FOUND') };
    },
  },
  startPasskeySignIn: {
    done: async (world) => ({ client: world.app.guest(), rows: [] }),
    refused: 'anybody may ask for a question',
  },
  finishPasskeySignIn: {
    async done(world) {
      const { person, key } = await added(world);
      const client = world.app.guest();
      const { startPasskeySignIn: question } = await client.get(startPasskeySignIn);
      return { client, variables: { response: key.signed(question) }, rows: account(person.userId, 'session.passkeySignIn') };
    },
    async refused(world) {
      const { person, key } = await added(world);
      const client = world.app.guest();
      const { startPasskeySignIn: question } = await client.get(startPasskeySignIn);
      const response = key.signed(question);
      await client.get(finishPasskeySignIn, { response });
      return { client, variables: { response }, rows: account(person.userId, 'session.passkeySignIn', 'CHALLENGE_OVER') };
    },
  },
} satisfies Record<string, Examples>;
