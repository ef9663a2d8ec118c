import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, mkdtemp, rm, statfs, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorError } from './operator.error.ts';
import { canEnter, type ServerUser, systemFolder } from './postgres.user.ts';
import { isAlive } from './process.ts';

/** The folder of one cluster. It belongs to the server's account, closed to everybody else. */
export interface Home {
  /** The folder itself, never a link to it. */
  folder: string;
  /** The cluster (PGDATA). */
  data: string;
  /** The superuser's password. */
  password: string;
  /** What the server says before its own log is open. */
  startLog: string;
}

const LINK = 'cluster';
const MEMORY = '/dev/shm';
const MEMORY_PREFIX = 'prikazchik-';
const MEMORY_NEEDED = 1024 ** 3;

function describeHome(folder: string): Home {
  return {
    folder,
    data: join(folder, 'data'),
    password: join(folder, 'superuser.password'),
    startLog: join(folder, 'start.log'),
  };
}

/** The cluster that lies under `dataDir`; `undefined` when none was made, or it is gone. */
export function knownHome(dataDir: string): Home | undefined {
  const link = join(dataDir, LINK);
  return existsSync(link) ? describeHome(realpathSync(link)) : undefined;
}

async function hasMemoryFolder(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  // A container usually gets 64 MB there, too little for a test run's databases.
  const { bavail, bsize } = await statfs(MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > MEMORY_NEEDED;
}

function markUsed(folder: string, dataDir: string): Promise<void> {
  return writeFile(join(folder, 'used-by'), JSON.stringify({ dataDir, pid: process.pid }));
}

/** A place outside the data folder, or `undefined` when the cluster can lie inside it. */
async function placeElsewhere(dataDir: string, durable: boolean, user?: ServerUser): Promise<string | undefined> {
  const reachable = !user || canEnter(user, dataDir);
  if (!durable) {
    if (await hasMemoryFolder()) return mkdtemp(join(MEMORY, MEMORY_PREFIX));
    return reachable ? undefined : mkdtemp(join(tmpdir(), MEMORY_PREFIX));
  }
  if (reachable) return undefined;
  return mkdtemp(join(await systemFolder(), 'cluster-'));
}

/**
 * Finds the cluster's folder under `dataDir`, or makes one.
 *
 * It is `dataDir/cluster`, except where that is a symbolic link to another place:
 * - what need not survive lies in memory (`/dev/shm`) where there is enough of it;
 * - root's server runs under another account, and when that account cannot enter `dataDir` (a project in a folder
 *   of mode 0700), the cluster lies in `/var/lib/prikazchik/cluster-…`. Whoever deletes `dataDir` then deletes the
 *   link only, and whoever backs it up must follow the link.
 *
 * The caller holds the lock of `dataDir`.
 */
export async function openHome(dataDir: string, durable: boolean, user: ServerUser | undefined): Promise<Home> {
  const link = join(dataDir, LINK);
  const known = await lstat(link).catch(() => undefined);
  if (known && existsSync(link)) {
    const folder = realpathSync(link);
    if (user && !canEnter(user, folder)) {
      throw new OperatorError(
        `The database in ${folder} was made by another user, or a folder above it was closed since.\n` +
          `The server runs as "${user.name}" and cannot enter it: give it back with chown -R ${user.name} ${folder}.`,
      );
    }
    await markUsed(folder, dataDir);
    return describeHome(folder);
  }
  // A link that leads nowhere is what a restart of the machine leaves of a cluster in memory.
  if (known && durable) {
    throw new OperatorError(`${link} leads to a database that is no longer there. To begin anew, delete the link.`);
  }
  await rm(link, { force: true });

  const elsewhere = await placeElsewhere(dataDir, durable, user);
  const folder = elsewhere ?? link;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const home = describeHome(folder);
  await writeFile(home.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await markUsed(folder, dataDir);
  if (user) {
    await chown(folder, user.uid, user.gid);
    await chown(home.password, user.uid, user.gid);
  }
  if (elsewhere) await symlink(elsewhere, link, 'dir');
  return home;
}

/** Removes a cluster that need not survive. The server is stopped. */
export async function removeHome(dataDir: string, home: Home): Promise<void> {
  await rm(home.folder, { recursive: true, force: true });
  await rm(join(dataDir, LINK), { force: true });
}

/** Clusters in memory whose makers died without stopping them: they would hold that memory until the machine restarts. */
export function abandonedHomes(user: ServerUser | undefined): Home[] {
  if (!existsSync(MEMORY)) return [];
  const us = user?.uid ?? process.getuid?.();
  const folders = readdirSync(MEMORY).filter((name) => name.startsWith(MEMORY_PREFIX));
  return folders.flatMap((name) => {
    const folder = join(MEMORY, name);
    try {
      const { pid }: { pid: number } = JSON.parse(readFileSync(join(folder, 'used-by'), 'utf8'));
      return statSync(folder).uid === us && !isAlive(pid) ? [describeHome(folder)] : [];
    } catch {
      // One that is being made, or that its maker removes, this moment.
      return [];
    }
  });
}
