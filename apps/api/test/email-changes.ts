import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Client, Fields } from './client.ts';
import { confirmed } from './confirmations.ts';
import {
  approveEmailChange,
  confirmNewEmail,
  emailChanges,
  myEmailChange,
  requestEmailChange,
  stopEmailChange,
} from './email-changes.documents.ts';
import type { TestApp } from './harness.ts';
import type { Person } from './seeds.ts';

export async function until(is: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 15_000; !(await is()); await delay(50)) if (Date.now() > deadline) throw new Error('It did not come.');
}

/** What those do and see who have to do with a new address. */
export function emailDesk(app: TestApp) {
  const guest = () => app.guest('staff');
  const confirm = async (token: string): Promise<Fields> => (await guest().get(confirmNewEmail, { token })).confirmNewEmail;
  const request = async (email: string, by: Client): Promise<Fields> =>
    (await confirmed(by, requestEmailChange, { email })).requestEmailChange;
  const endOf = async (id: string): Promise<string | null> =>
    (await app.sql`select end_reason from email_changes where id = ${id}`)[0]?.end_reason;
  return {
    guest,
    confirm,
    request,
    endOf,
    stop: async (token: string): Promise<Fields> => (await guest().get(stopEmailChange, { token })).stopEmailChange,
    approve: async (by: Client, id: string): Promise<Fields> => (await by.get(approveEmailChange, { id })).approveEmailChange,
    listed: async (by: Client): Promise<Fields[]> => (await by.get(emailChanges)).emailChanges,
    mine: async (by: Client): Promise<Fields | null> => (await by.get(myEmailChange)).myEmailChange,
    /** Asked for, and the new box proved. @returns the request's id */
    async proved(email: string, by: Client): Promise<string> {
      const { id } = await request(email, by);
      expect(await confirm(await app.mail.token(email))).toMatchObject({ __typename: 'EmailChange', id });
      return id;
    },
    ended: (id: string) => until(async () => (await endOf(id)) !== null),
    addressOf: async ({ userId }: Person): Promise<string> => (await app.sql`select email from users where id = ${userId}`)[0]?.email,
    /** As if the day of the old box were over. */
    async aDayLater(id: string): Promise<void> {
      const day = app.sql`interval '25 hours'`;
      await app.sql`update email_changes set created_at = created_at - ${day}, moves_at = moves_at - ${day} where id = ${id}`;
      await app.sql`update pgboss.job set start_after = now() where name = 'email-change.move' and data ->> 'changeId' = ${id}`;
    },
  };
}
