import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@prikazchik/tools/stack.ports.ts';
import { startStack } from '@prikazchik/tools/stack.ts';

/** Starts everything once for all journeys, as built for production, on free ports and a database in memory. */
export default async function startEverything(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'prikazchik-e2e-'));
  const clear = () => rmSync(dataDir, { recursive: true, force: true });
  const stack = await startStack({
    dataDir,
    durable: false,
    ports: await freePorts(),
    kind: 'built',
    demo: true,
    report: (line) => process.stdout.write(`  · ${line}\n`),
  }).catch((error: unknown) => {
    clear();
    throw error;
  });
  const { apiUrl, sellerUrl, staffUrl, mailboxUrl, ownerDatabaseUrl, demo } = stack;
  process.env.E2E_STACK = JSON.stringify({ apiUrl, sellerUrl, staffUrl, mailboxUrl, ownerDatabaseUrl, demo });
  return async () => {
    await stack.stop();
    clear();
  };
}
