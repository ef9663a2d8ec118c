import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Checkpoint, checkpointKey, openCheckpoint, signCheckpoint } from '../../platform/checkpoint.ts';
import type { Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db.ts';
import type { Log } from '../../platform/log.ts';
import { readEnds } from './chain.repository.ts';

/** What the file of checkpoints says. */
export interface Signed {
  checkpoints: Checkpoint[];
  /** Lines, counted from 1, that our key did not sign. */
  forged: number[];
}

export interface Checkpoints {
  read(): Promise<Signed>;
  /**
   * Signs the end of every chain that has grown since it was signed last, adds it to the file and says it to the log.
   * @returns how many
   */
  make(): Promise<number>;
  /** Makes them once a day from now on. What failed is logged and tried again within the hour. */
  keep(): { stop(): void };
}

const day = 24 * 3_600_000;
const hour = 3_600_000;

interface Needs {
  config: Pick<Config, 'AUDIT_CHECKPOINTS' | 'LINK_SECRET'>;
  database: Database;
  log: Log;
}

/** Signed ends of the journals, kept where no database administrator reaches them. */
export function createCheckpoints({ config: { AUDIT_CHECKPOINTS: file, LINK_SECRET }, database, log }: Needs): Checkpoints {
  const key = checkpointKey(LINK_SECRET);

  async function read(): Promise<Signed> {
    const signed: Signed = { checkpoints: [], forged: [] };
    const lines = (await textOf(file)).split('\n');
    for (const [at, line] of lines.entries()) {
      if (line === '') continue;
      const checkpoint = await openCheckpoint(key, line);
      if (checkpoint) signed.checkpoints.push(checkpoint);
      else signed.forged.push(at + 1);
    }
    return signed;
  }

  async function make(): Promise<number> {
    const known = newest((await read()).checkpoints);
    const madeAt = new Date();
    const lines: string[] = [];
    for (const { companyId, number, hash } of await readEnds(database.global)) {
      const signed = known.get(companyId)?.number ?? 0;
      if (number < signed) log.error({ companyId, number, signed }, 'a journal is shorter than it was');
      if (number <= signed) continue;
      const checkpoint = await signCheckpoint(key, { companyId, number, hash, madeAt });
      lines.push(`${checkpoint}\n`);
      log.info({ checkpoint }, 'journal signed');
    }
    await mkdir(dirname(file), { recursive: true });
    await appendFile(file, lines.join(''), { mode: 0o600, flush: true });
    return lines.length;
  }

  async function makeWhenDue(): Promise<void> {
    try {
      const { checkpoints } = await read();
      const last = checkpoints.at(-1)?.madeAt.getTime() ?? 0;
      if (Date.now() - last >= day) await make();
    } catch (error) {
      log.error({ error }, 'journals were not signed');
    }
  }

  return {
    read,
    make,
    keep() {
      void makeWhenDue();
      const timer = setInterval(makeWhenDue, hour);
      return { stop: () => clearInterval(timer) };
    },
  };
}

function newest(checkpoints: readonly Checkpoint[]): Map<string, Checkpoint> {
  const found = new Map<string, Checkpoint>();
  for (const checkpoint of checkpoints) {
    if (checkpoint.number > (found.get(checkpoint.companyId)?.number ?? 0)) found.set(checkpoint.companyId, checkpoint);
  }
  return found;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
