import { writeFile } from 'node:fs/promises';
import type postgres from 'postgres';
import type { Log } from './log.ts';

/** How often a sign of life is given, in milliseconds. */
const every = 5_000;

/**
 * Writes `file` anew as long as the database answers: for a process that listens on no port, under a supervisor that can
 * ask how old a file is. Ends with the process.
 */
export function beat(client: postgres.Sql, file: string, log: Log): void {
  const once = async () => {
    try {
      await client`select 1`;
      await writeFile(file, '');
    } catch (error) {
      log.warn({ error }, 'no heartbeat');
    }
  };
  void once();
  setInterval(once, every).unref();
}
