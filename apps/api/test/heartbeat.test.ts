import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import { beat } from '../src/platform/heartbeat.ts';
import { createLog } from '../src/platform/log.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartbeat-'));
  file = join(folder, 'alive');
});

afterEach(() => rmSync(folder, { recursive: true }));

it('gives a sign of life while the database answers', async () => {
  const client = postgres(inject('cluster').applicationUrl, { max: 1 });
  beat(client, file, createLog('silent'));
  await vi.waitFor(() => expect(existsSync(file)).toBe(true), 5_000);
  await client.end();
});

it('gives none while it is away', async () => {
  // Nothing listens on the discard port.
  const client = postgres('postgres://nobody@127.0.0.1:9/nothing', { max: 1, connect_timeout: 1 });
  const log = createLog('silent');
  const warn = vi.spyOn(log, 'warn');
  beat(client, file, log);
  await vi.waitFor(() => expect(warn).toHaveBeenCalled(), 5_000);
  expect(existsSync(file)).toBe(false);
  await client.end({ timeout: 0 });
});
