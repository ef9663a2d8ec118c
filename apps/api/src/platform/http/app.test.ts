import { pino } from 'pino';
import { expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createHttpApp } from './app.ts';

const key = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd', kid: 'k' };
const config = readConfig({
  DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
  SIGNING_KEYS: JSON.stringify({ keys: [key] }),
  LINK_SECRET: 'l'.repeat(43),
});

it('logs the route of a request, never its address: some are all that one needs', async () => {
  const lines: string[] = [];
  const app = createHttpApp(config, pino({ level: 'info' }, { write: (line) => lines.push(line) }));
  app.put('/uploads/:token', async () => ({}));
  await app.inject({ method: 'PUT', url: '/uploads/first-secret?second-secret' });
  await app.inject({ method: 'GET', url: '/uploads/first-secret' });
  expect(lines.map((line) => JSON.parse(line).path)).toEqual(['/uploads/:token', 'none']);
  expect(lines.join()).not.toContain('secret');
});
