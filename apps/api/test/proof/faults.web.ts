import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '@prikazchik/tools/ports.ts';
import { Client } from '../client.ts';
import { sellerUrl } from '../harness.ts';
import type { Fleet } from './fleet.ts';

/** `apps/web` as a process of its own before the APIs of a fleet. */
export interface Web {
  url: string;
  /** Signed in at the shop, by way of the seller cabinet. */
  sessions(userIds: string[], companyId: string): Promise<Client[]>;
  stop(): Promise<void>;
}

export async function startWeb(fleet: Fleet): Promise<Web> {
  const folder = mkdtempSync(join(tmpdir(), 'prikazchik-web-'));
  writeFileSync(join(folder, 'index.html'), '');
  const [seller, staff] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', '../web/src/server.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      PATH: process.env.PATH ?? '',
      SELLER_DIR: folder,
      STAFF_DIR: folder,
      SELLER_PORT: `${seller}`,
      STAFF_PORT: `${staff}`,
      API_UPSTREAM: fleet.apis.map(({ url }) => url).join(','),
    },
    stdio: 'ignore',
  });
  const endWithUs = () => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const url = `http://127.0.0.1:${seller}`;
  for (const deadline = Date.now() + 60_000; ; await delay(50)) {
    if ((await fetch(`${url}/health`).catch(() => null))?.ok) break;
    if (Date.now() > deadline) throw new Error('The web server did not start.');
  }
  return {
    url,
    async sessions(userIds, companyId) {
      const opened = await fleet.sessions(userIds, companyId);
      return opened.map(({ accessToken, company }) => Object.assign(new Client(url, sellerUrl), { accessToken, company }));
    },
    async stop() {
      process.off('exit', endWithUs);
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
