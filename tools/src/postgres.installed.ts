import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.ts';
import { OperatorError } from './operator.error.ts';
import type { Runtime } from './postgres.runtime.ts';

/** The oldest PostgreSQL that Prikazchik runs on. */
const OLDEST = 15;

/** The programs in that folder; `undefined` where there is no server, or one that is too old. */
function runtimeIn(bin: string): Runtime | undefined {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  const [, major] = /^postgres \(PostgreSQL\) (\d+)/.exec(stdout ?? '') ?? [];
  if (major === undefined || Number(major) < OLDEST) return undefined;
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), major };
}

/** The folder of POSTGRES_BIN, or the oldest that Debian installed and that is new enough: it knows the least. */
function find(): Runtime | undefined {
  const given = process.env.POSTGRES_BIN;
  if (given) {
    const runtime = existsSync(given) ? runtimeIn(given) : undefined;
    if (!runtime) throw new OperatorError(`POSTGRES_BIN names no folder with the programs of PostgreSQL ${OLDEST} or later: ${given}`);
    return runtime;
  }
  const found = globSync('/usr/lib/postgresql/*/bin').flatMap((bin) => runtimeIn(bin) ?? []);
  return found.sort((a, b) => Number(a.major) - Number(b.major))[0];
}

/**
 * A PostgreSQL of this machine, to run a cluster of our own with. As root on Debian and its kin the package is installed
 * if there is none.
 *
 * Refuses (OperatorError) when there is none of version 15 or later and none can be installed.
 */
export function openInstalled(report: (line: string) => void): Runtime {
  const known = find();
  if (known) return known;
  if (canInstallPackages()) {
    report('installing the package postgresql');
    installPackages('postgresql');
    const installed = find();
    if (installed) return installed;
  }
  throw new OperatorError(
    `A PostgreSQL of this machine is needed beside the embedded one, version ${OLDEST} or later, and none was found.\n` +
      'Install one (Debian: apt-get install postgresql), or name the folder of its programs in POSTGRES_BIN.',
  );
}
