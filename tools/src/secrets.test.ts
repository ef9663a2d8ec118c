import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDemo } from './demo.ts';
import { openSecrets } from './secrets.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prikazchik-test-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

it('makes secrets once, for nobody else to read', () => {
  const place = join(folder, 'secrets');
  const first = openSecrets(place);
  const { keys } = JSON.parse(readFileSync(first.signingKeysFile, 'utf8'));
  expect(keys).toEqual([expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', d: expect.any(String) })]);
  expect(Buffer.from(readFileSync(first.linkSecretFile, 'utf8'), 'base64url')).toHaveLength(32);
  const contents = () => readdirSync(place).map((name) => readFileSync(join(place, name), 'utf8'));
  const before = contents();
  expect(openSecrets(place)).toEqual(first);
  expect(contents()).toEqual(before);
  expect(statSync(place).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
});

it('gives every installation secrets of its own', () => {
  const [one, other] = [openSecrets(join(folder, 'one')), openSecrets(join(folder, 'other'))];
  expect(one.databasePassword).not.toBe(other.databasePassword);
  expect(readFileSync(one.signingKeysFile, 'utf8')).not.toBe(readFileSync(other.signingKeysFile, 'utf8'));
});

it('fills the demo shop once and remembers who may sign in', async () => {
  const file = join(folder, 'demo.json');
  const people = [{ email: 'owner@demo.example', role: 'OWNER', name: 'Варвара' }];
  let fills = 0;
  const fill = async () => {
    fills += 1;
    return `a warning\n${JSON.stringify({ created: true, password: 'samovar', people })}\n`;
  };
  expect(await openDemo(file, fill)).toEqual({ password: 'samovar', people });
  expect(await openDemo(file, fill)).toEqual({ password: 'samovar', people });
  expect(fills).toBe(1);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('knows no demo shop in a database that was in use', async () => {
  const file = join(folder, 'demo.json');
  const fill = async () => JSON.stringify({ created: false, password: 'samovar', people: [] });
  expect(await openDemo(file, fill)).toBeUndefined();
  expect(await openDemo(file, fill)).toBeUndefined();
});
