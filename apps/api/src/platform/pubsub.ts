import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import type { Tx } from './db.ts';
import type { Log } from './log.ts';
import type { Viewer } from './viewer.ts';

/** What replicas tell each other. Ids only: whoever hears it reads the truth from the database. */
export type Signal =
  | { topic: 'access'; userId: string; companyId: string; kind: AccessChangeKind; by: string | null }
  | { topic: 'session'; sessionId: string; userId: string }
  | { topic: 'company'; companyId: string }
  | { topic: 'team'; companyId: string }
  | { topic: 'notice'; userId: string }
  /** A role or right of this very viewer begins or ends now. Never sent, only heard in the process that keeps the stream. */
  | { topic: 'moment'; viewer: Viewer }
  /** The connection was away: whatever was said meanwhile was heard by nobody. Never sent, only heard. */
  | { topic: 'missed' };

export type AccessChangeKind = 'ROLE_CHANGED' | 'BLOCKED' | 'UNBLOCKED' | 'REMOVED' | 'SIGNED_OUT' | 'SESSION_ENDED' | 'COMPANY_CHANGED';

const channel = 'prikazchik';

/** Leaves with the commit and only with it, to every process that listens. */
export async function announce(tx: Tx, signal: Signal): Promise<void> {
  await tx.execute(sql`select pg_notify(${channel}, ${JSON.stringify(signal)})`);
}

export interface PubSub {
  /** Calls back for every signal from now on, until the returned function is called. */
  subscribe(hear: (signal: Signal) => void): () => void;
  /** Says something in this process alone. */
  tell(signal: Signal): void;
  close(): Promise<void>;
}

/** One LISTEN connection a process; postgres.js renews it by itself after the database was away. */
export async function listen(client: postgres.Sql, log: Log): Promise<PubSub> {
  const hearers = new Set<(signal: Signal) => void>();
  const tell = (signal: Signal) => {
    for (const hear of hearers) {
      try {
        hear(signal);
      } catch (error) {
        // One ear's failure must not deafen the others, nor end the process.
        log.error({ error }, 'a signal was not taken');
      }
    }
  };
  const subscription = await client.listen(
    channel,
    (payload) => tell(JSON.parse(payload) as Signal),
    () => {
      log.debug('listening for signals');
      // At the start there is no ear yet; later, each looks for itself what it missed.
      tell({ topic: 'missed' });
    },
  );
  return {
    subscribe(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    tell,
    close: () => subscription.unlisten(),
  };
}
