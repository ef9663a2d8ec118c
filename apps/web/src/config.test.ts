import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const built = mkdtempSync(join(tmpdir(), 'prikazchik-web-'));
writeFileSync(join(built, 'index.html'), '');
const folders = { SELLER_DIR: built, STAFF_DIR: built };

afterAll(() => rmSync(built, { recursive: true }));

it('listens on the loopback address and trusts no proxy unless told to', () => {
  expect(readConfig(folders)).toMatchObject({ WEB_HOST: '127.0.0.1', TRUSTED_PROXIES: [], SELLER_PORT: 4100 });
  const given = readConfig({ ...folders, TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2', STAFF_PORT: '80', WEB_HOST: '' });
  expect(given).toMatchObject({ WEB_HOST: '127.0.0.1', TRUSTED_PROXIES: ['10.0.0.1', '10.0.0.2'], STAFF_PORT: 80 });
});

it('knows one address of the API, or several', () => {
  expect(readConfig(folders).API_UPSTREAM).toEqual(['http://127.0.0.1:4000']);
  const several = readConfig({ ...folders, API_UPSTREAM: 'http://127.0.0.1:4001, http://127.0.0.1:4002' });
  expect(several.API_UPSTREAM).toEqual(['http://127.0.0.1:4001', 'http://127.0.0.1:4002']);
});

it('names everything that is wrong at once', () => {
  const wrong = { ...folders, SELLER_DIR: '/nowhere', STAFF_PORT: '70000', API_UPSTREAM: 'http://127.0.0.1:4000, api' };
  expect(() => readConfig(wrong)).toThrow(ConfigError);
  expect(() => readConfig(wrong)).toThrow(/STAFF_PORT:.*SELLER_DIR: has no index.html.*API_UPSTREAM.1: /s);
});
