import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type postgres from 'postgres';
import type { Client } from '../client.ts';
import { viewer } from '../documents.ts';
import { send } from '../post.ts';
import { cardOf, createProduct, products } from '../products.documents.ts';

/** What came of one request. `cut` and `refused`: the connection broke, or there was none, as when a process is killed. */
export type Outcome = 'done' | 'unavailable' | 'refused' | 'cut' | 'wrong';

export interface Sample {
  /** When it was sent and how long the answer took, in milliseconds on the clock of `performance.now()`. */
  at: number;
  ms: number;
  outcome: Outcome;
  /** What a write was to make; null for a read. */
  sku: string | null;
  /** The answer, when it is one that nobody should get. */
  text: string;
}

export interface Load {
  /** Sends no more, waits for what is under way. */
  stop(): Promise<Sent>;
}

export interface Sent {
  samples: Sample[];
  /** How long this process itself was kept from the processor at the most, in milliseconds: its clock is wrong by so much. */
  lag: number;
}

interface Heard {
  outcome: Outcome;
  text: string;
}

const noConnection = new Set(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT']);
const broken = new Set(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE']);

function ofFailure(error: unknown): Heard {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (noConnection.has(code)) return { outcome: 'refused', text: code };
  return { outcome: broken.has(code) ? 'cut' : 'wrong', text: `${code} ${String(error)}` };
}

/** Sends one document and says what came of it. A 503 counts only when it says so in its body and when to come again. */
export async function tell(client: Client, query: string, variables: Record<string, unknown> = {}): Promise<Heard> {
  try {
    const { status, headers, text } = await send(client, { body: { query, variables } });
    const isClear = headers.get('retry-after') !== null && text.includes('"code":"UNAVAILABLE"');
    if (status === 503 && isClear) return { outcome: 'unavailable', text };
    const isDone = status === 200 && !text.includes('"errors"') && !text.includes('"Problem"');
    return { outcome: isDone ? 'done' : 'wrong', text: isDone ? '' : `${status} ${text.slice(0, 300)}` };
  } catch (error) {
    return ofFailure(error);
  }
}

/** Seven reads, then three writes. */
async function ask(client: Client, number: number): Promise<Heard & { sku: string | null }> {
  if (number % 10 < 4) return { ...(await tell(client, viewer)), sku: null };
  if (number % 10 < 7) return { ...(await tell(client, products, { first: 10 })), sku: null };
  const sku = randomUUID();
  return { ...(await tell(client, createProduct, { input: cardOf(sku) })), sku };
}

/** Sends so many requests a second, whether or not the ones before were answered, to the clients by turns. */
export function startLoad(clients: readonly Client[], perSecond: number): Load {
  const started = performance.now();
  const underWay: Promise<Sample>[] = [];
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const one = async (client: Client, number: number): Promise<Sample> => {
    const at = performance.now();
    const { outcome, text, sku } = await ask(client, number);
    return { at, ms: performance.now() - at, outcome, sku, text };
  };
  const timer = setInterval(() => {
    const due = ((performance.now() - started) / 1000) * perSecond;
    while (underWay.length < due) {
      const client = clients[underWay.length % clients.length];
      if (!client) throw new Error('Nobody is there to ask.');
      underWay.push(one(client, underWay.length));
    }
  }, 10);
  return {
    async stop() {
      clearInterval(timer);
      const samples = await Promise.all(underWay);
      delays.disable();
      return { samples, lag: delays.max / 1e6 };
    },
  };
}

export interface Account {
  sent: number;
  /** How many came to what. */
  outcomes: Partial<Record<Outcome, number>>;
  /** The longest answer, and what may be wrong about it, in milliseconds. */
  slowest: number;
  lag: number;
  /** From the moment when the cause was gone until the last request was sent that failed; in milliseconds. */
  recovery: number;
  /** Writes that were acknowledged and are not there. */
  lost: number;
  /** Writes that were not acknowledged and are there all the same: outcome unknown. */
  unknown: number;
  wrong: string[];
}

/** @param goneAt when the cause of failures was gone */
export async function account({ samples, lag }: Sent, goneAt: number, sql: postgres.Sql): Promise<Account> {
  const outcomes: Account['outcomes'] = {};
  for (const { outcome } of samples) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const failedAfter = samples.filter(({ outcome, at }) => outcome !== 'done' && at > goneAt).map(({ at }) => at - goneAt);
  const writes = samples.flatMap(({ sku, outcome }) => (sku ? [{ sku, done: outcome === 'done' }] : []));
  const rows = await sql<{ sku: string }[]>`select sku from products where sku in ${sql(writes.map(({ sku }) => sku))}`;
  const there = new Set(rows.map(({ sku }) => sku));
  return {
    sent: samples.length,
    outcomes,
    slowest: Math.max(...samples.map(({ ms }) => ms)),
    lag,
    recovery: Math.max(0, ...failedAfter),
    lost: writes.filter(({ sku, done }) => done && !there.has(sku)).length,
    unknown: writes.filter(({ sku, done }) => !done && there.has(sku)).length,
    wrong: samples.filter(({ outcome }) => outcome === 'wrong').map(({ text }) => text),
  };
}
