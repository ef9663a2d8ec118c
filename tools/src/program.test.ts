import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OperatorError } from './operator.error.ts';
import { isAlive } from './process.ts';
import { type Command, Programs } from './program.ts';
import { inRoot } from './repository.ts';

let folder: string;
let programs: Programs;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prikazchik-test-'));
  programs = new Programs(folder);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A program whose command line names this repository, as those of the stack do. */
const program = (script: string): Command => ({
  name: 'example',
  args: ['-e', script, inRoot('tools')],
  cwd: folder,
  env: { PATH: process.env.PATH },
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(10);
}

const pids = () => readdirSync(join(folder, 'run'));

it('stops a program and says how it ended', async () => {
  const running = programs.start(program(`process.on('SIGTERM', () => process.exit(0)); console.log('up'); setInterval(() => {}, 1000)`));
  await until(() => programs.lastLines('example') === 'up');
  expect(pids()).toEqual(['example']);
  await running.stop();
  expect(await running.ended).toContain('example ended with 0');
  expect(pids()).toEqual([]);
  await running.stop();
});

it('tells the last words of a program that dies', async () => {
  const running = programs.start(program(`console.log('before'); console.error('no database'); process.exit(3)`));
  expect(await running.ended).toMatch(/example ended with 3\..*example\.log:\nbefore\nno database$/s);
});

it('returns what a program printed, and refuses one that failed', async () => {
  expect(await programs.run(program(`console.error('a warning'); console.log('{}')`), 'Trying')).toBe('{}\n');
  const failed = programs.run(program(`console.log('half'); console.error('no such table'); process.exit(1)`), 'Trying');
  await expect(failed).rejects.toThrow(OperatorError);
  await expect(failed).rejects.toThrow(/Trying failed: example ended with 1\..*no such table\nhalf/s);
});

it('ends what a killed start left running, and no stranger', async () => {
  const left = programs.start(program(`setInterval(() => {}, 1000)`));
  const again = new Programs(folder);
  mkdirSync(join(folder, 'run'), { recursive: true });
  writeFileSync(join(folder, 'run/stranger'), '1');
  await again.endLeftovers();
  expect(await left.ended).toContain('was ended by SIGTERM');
  expect(isAlive(1)).toBe(true);
  expect(pids()).toEqual([]);
});
