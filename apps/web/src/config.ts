import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const beside = (app: string) => join(import.meta.dirname, '../..', app, 'dist');

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const folder = z.string().refine((path) => existsSync(join(path, 'index.html')), 'has no index.html: build the app first');

/** Every variable that the web server reads; `.env.example` explains the same names. */
export const variables = {
  WEB_HOST: z.string().default('127.0.0.1'),
  SELLER_PORT: port.default(4100),
  STAFF_PORT: port.default(4200),
  /** The portals as browsers know them: an https address turns on Strict-Transport-Security. */
  SELLER_URL: z.url().default('http://localhost:4100'),
  STAFF_URL: z.url().default('http://localhost:4200'),
  SELLER_DIR: folder.prefault(beside('seller')),
  STAFF_DIR: folder.prefault(beside('staff')),
  /** One address, or several with commas between them: requests go to those that are ready. */
  API_UPSTREAM: list.pipe(z.array(z.url()).min(1)).default(['http://127.0.0.1:4000']),
  /** Addresses or networks whose X-Forwarded-For is believed; by default nobody stands before us. */
  TRUSTED_PROXIES: list.default([]),
};

const schema = z.object(variables);

export type Config = z.infer<typeof schema>;

/** What must be mended before the server can start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration once, at the start.
 *
 * @throws ConfigError naming every variable that is wrong
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ConfigError(`The configuration can't be used.\n  ${wrong.join('\n  ')}`);
}
