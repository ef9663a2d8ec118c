import { spawnSync } from 'node:child_process';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { OperatorError } from './operator.error.ts';

/** The account that PostgreSQL runs under when this process is root's: PostgreSQL itself refuses to run as root. */
export interface ServerUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * The unprivileged account for the database server: `postgres` where the machine has one, else `nobody`.
 *
 * @returns `undefined` when this process is not root's, so the server may run as who we are.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => {
      const { stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
      return /^\d+\n$/.test(stdout) ? Number(stdout) : undefined;
    });
    if (uid !== undefined && gid !== undefined && uid !== 0) return { name, uid, gid };
  }
  throw new OperatorError(
    'PostgreSQL does not run as root, and this machine has no account "postgres" or "nobody" to run it under.\n' +
      'Start as an ordinary user, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.',
  );
}

/** Asks the system itself, so that modes, groups and access lists all count. */
function passes(user: ServerUser, test: string, path: string): boolean {
  const { uid, gid } = user;
  return spawnSync('/bin/sh', ['-c', test, 'sh', path], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Whether the account can enter this folder, every parent included. */
export function canEnter(user: ServerUser, folder: string): boolean {
  return passes(user, 'cd -- "$1"', folder);
}

/** Whether the account can run this file where it lies. */
export function canRun(user: ServerUser, file: string): boolean {
  return passes(user, '[ -r "$1" ] && [ -x "$1" ]', file);
}

/**
 * The folder where root keeps what an unprivileged server must reach and must not change; made if missing.
 *
 * Refuses (OperatorError) a folder that somebody else could have written into: root runs programs from it.
 */
export async function systemFolder(): Promise<string> {
  const folder = '/var/lib/prikazchik';
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const { uid, mode } = await stat(folder);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new OperatorError(`${folder} must belong to root and be writable by root alone: chown and chmod 755 it.`);
  }
  await chmod(folder, 0o755);
  return folder;
}
