import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { OperatorError } from './operator.error.ts';

/** Whether we may install packages here: as root, on Debian or its kin. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs packages of Debian, where `canInstallPackages`.
 *
 * Refuses (OperatorError) with what apt-get said.
 */
export function installPackages(...names: string[]): void {
  // At run level 1 Debian starts no service of what it installs: we want the programs, not a server on a known port.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...names]]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) throw new OperatorError(`apt-get ${args.join(' ')} failed:\n${stderr}`);
  }
}
