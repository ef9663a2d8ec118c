import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../client.ts';
import { inviteMember } from '../documents.ts';
import { tell } from './faults.load.ts';
import type { Letter } from './faults.smtp.ts';
import type { Fleet } from './fleet.ts';

const inputOf = (email: string) => ({ input: { email, roles: ['MANAGER'], locale: 'RU', days: 7 } });

export interface Invited {
  email: string;
  done: boolean;
  ms: number;
}

let addresses = 0;

/** Invites a new address, and says whether that was acknowledged and how long it took. */
export async function invite(client: Client): Promise<Invited> {
  const email = `invited${++addresses}@faults.test`;
  const started = performance.now();
  const { outcome } = await tell(client, inviteMember, inputOf(email));
  return { email, done: outcome === 'done', ms: performance.now() - started };
}

export interface Balance {
  /** Committed invitations of those addresses. */
  committed: number;
  /** Acknowledged and not committed. */
  lost: number;
  /** Committed, and no letter came. */
  without: number;
  /** Letters to addresses that nobody invited by a commit. */
  orphans: number;
  /** Letters beyond the first of an address, and how many of those were not the same message. */
  doubles: number;
  strange: number;
}

/** Holds letters against commits. */
export async function balance({ sql }: Fleet, invited: readonly Invited[], letters: readonly Letter[]): Promise<Balance> {
  const emails = invited.map(({ email }) => email);
  const rows = await sql<{ email: string }[]>`select email from invitations where email in ${sql(emails)}`;
  const committed = new Set(rows.map(({ email }) => email));
  const came = letters.filter(({ to }) => emails.includes(to));
  const addressed = new Set(came.map(({ to }) => to));
  return {
    committed: committed.size,
    lost: invited.filter(({ email, done }) => done && !committed.has(email)).length,
    without: [...committed].filter((email) => !addressed.has(email)).length,
    orphans: came.filter(({ to }) => !committed.has(to)).length,
    doubles: came.length - addressed.size,
    strange: new Set(came.map(({ messageId }) => messageId)).size - addressed.size,
  };
}

/** How far the letters to these addresses are, as the product shows it. */
export async function deliveries({ sql }: Fleet, invited: readonly Invited[]): Promise<Record<string, number>> {
  const rows = await sql<{ delivery: string; count: number }[]>`
    select delivery, count(*)::int as count from invitations
    where email in ${sql(invited.map(({ email }) => email))} group by delivery`;
  return Object.fromEntries(rows.map(({ delivery, count }) => [delivery, count]));
}

/** Lets the wait between two tries pass at once, and the time in which a dead worker is missed. */
async function passTime({ sql }: Fleet): Promise<void> {
  // But not the reminders of days to come.
  await sql`
    update pgboss.job set start_after = now() - interval '1 second'
     where state in ('created', 'retry') and name <> 'letter.invitationReminder'`;
  await sql`update pgboss.job set heartbeat_on = now() - interval '1 hour' where state = 'active' and heartbeat_on < now() - interval '6 seconds'`;
}

/** Waits until all of these letters are marked as sent, letting time pass meanwhile. */
export async function untilSent(fleet: Fleet, invited: readonly Invited[], patience = 60_000): Promise<void> {
  for (const deadline = Date.now() + patience; ; await delay(500)) {
    const { queued = 0, failed = 0 } = await deliveries(fleet, invited);
    if (queued + failed === 0) return;
    if (Date.now() > deadline) throw new Error(`Letters were not sent: ${queued} queued, ${failed} failed.`);
    await passTime(fleet);
  }
}
