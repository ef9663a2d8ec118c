import type { Client } from '../client.ts';
import { confirmationOf } from '../confirmations.ts';
import { confirmNewEmail, requestEmailChange } from '../email-changes.documents.ts';
import { type Example, type Examples, nobody, type World } from './example.ts';

const account = (user: string | null, action: string, reason: string | null = null): Example['rows'] => [
  { log: 'account', who: { ...nobody, user }, action, reason },
];

/** Asked for by a manager; the tokens of both letters. */
async function asked(world: World) {
  const { person, client } = await world.member('manager');
  const email = world.address();
  const confirmation = await confirmationOf(client, requestEmailChange, { email });
  const { requestEmailChange: change } = await client.get(requestEmailChange, { email, confirmation });
  return { person, client, id: change.id as string, fresh: await world.token(email), old: await world.token(person.email) };
}

async function proved(world: World) {
  const { person, fresh, id } = await asked(world);
  await world.app.guest().get(confirmNewEmail, { token: fresh });
  return { person, id };
}

/** A decision about one's own request, which is nobody's own. */
async function own(world: World): Promise<{ client: Client; rows(action: string): Example['rows']; id: string }> {
  const { client, who, person } = await world.member('administrator');
  const email = world.address();
  const confirmation = await confirmationOf(client, requestEmailChange, { email });
  const { requestEmailChange: change } = await client.get(requestEmailChange, { email, confirmation });
  await world.app.guest().get(confirmNewEmail, { token: await world.token(email) });
  const rows = (action: string): Example['rows'] => [
    { log: 'shop', who, action, object: ['member', person.memberId], reason: 'NOT_YOURSELF' },
  ];
  return { client, rows, id: change.id };
}

function decided(action: string): Examples {
  return {
    async done(world) {
      const { person, id } = await proved(world);
      return {
        client: world.owner,
        variables: { id },
        rows: [{ log: 'shop', who: world.asOwner, action, object: ['member', person.memberId], reason: null }],
      };
    },
    async refused(world) {
      const { client, rows, id } = await own(world);
      return { client, variables: { id }, rows: rows(action) };
    },
  };
}

/** Mutations about a new sign-in address. */
export const emails = {
  requestEmailChange: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const email = world.address();
      const confirmation = await confirmationOf(client, requestEmailChange, { email });
      return { client, variables: { email, confirmation }, rows: account(person.userId, 'account.requestEmailChange') };
    },
    refused: 'what it refuses, it refuses before there is anything to tell',
  },
  cancelEmailChange: {
    async done(world) {
      const { person, client } = await asked(world);
      return { client, rows: account(person.userId, 'account.cancelEmailChange') };
    },
    async refused(world) {
      const { person, client } = await world.member('manager');
      return { client, rows: account(person.userId, 'account.cancelEmailChange', 'EMAIL_CHANGE_OVER') };
    },
  },
  confirmNewEmail: {
    async done(world) {
      const { person, fresh } = await asked(world);
      return { client: world.app.guest(), variables: { token: fresh }, rows: account(person.userId, 'account.confirmNewEmail') };
    },
    async refused(world) {
      const { old } = await asked(world);
      return { client: world.app.guest(), variables: { token: old }, rows: account(null, 'account.confirmNewEmail', 'LINK_UNKNOWN') };
    },
  },
  stopEmailChange: {
    async done(world) {
      const { person, old } = await asked(world);
      return { client: world.app.guest(), variables: { token: old }, rows: account(person.userId, 'account.stopEmailChange') };
    },
    async refused(world) {
      const { fresh } = await asked(world);
      return { client: world.app.guest(), variables: { token: fresh }, rows: account(null, 'account.stopEmailChange', 'LINK_UNKNOWN') };
    },
  },
  approveEmailChange: decided('member.approveEmail'),
  declineEmailChange: decided('member.declineEmail'),
} satisfies Record<string, Examples>;
