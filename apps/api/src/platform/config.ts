import { readFileSync } from 'node:fs';
import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const port = z.coerce.number().int().min(0).max(65535);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

/** 32 random bytes or more, base64url. */
const secret = z.string().regex(/^[A-Za-z0-9_-]{43,}$/, 'must be at least 32 random bytes in base64url');

const signingKeys = z.object({
  keys: z
    .array(z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string(), kid: z.string().min(1) }))
    .min(1),
});

/** Every variable that the API and its worker read; `.env.example` explains the same names. */
export const variables = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(4000),
  API_URL: z.url().default('http://localhost:4000'),
  SELLER_URL: z.url().default('http://localhost:4100'),
  STAFF_URL: z.url().default('http://localhost:4200'),
  TRUSTED_PROXIES: list.default(['127.0.0.1', '::1']),
  DATABASE_URL: z.url(),
  DATABASE_DIRECT_URL: z.url().optional(),
  DATABASE_PREPARE: flag.default(true),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  SIGNING_KEYS: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be a JSON Web Key Set' });
        return z.NEVER;
      }
    })
    .pipe(signingKeys),
  LINK_SECRET: secret,
  SMTP_URL: z.url().default('smtp://127.0.0.1:1025'),
  MAIL_FROM: z.string().default('Приказчик <noreply@prikazchik.localhost>'),
  FILES_DIR: z.string().default('.data/files'),
  AUDIT_CHECKPOINTS: z.string().default('.data/checkpoints.jws'),
  HEARTBEAT_FILE: z.string().optional(),
  DADATA_TOKEN: z.string().optional(),
  DADATA_URL: z.url().default('https://suggestions.dadata.ru/suggestions/api/4_1/rs'),
  ANONYMOUS_DOCUMENTS: z.enum(['registered', 'any']).default('registered'),
};

const schema = z.object(variables);
export type Config = z.infer<typeof schema>;

/** The one reason why a start may be refused before anything is listening; names the variables, never their values. */
export class ConfigError extends Error {}

/** Values that stand in examples and must never guard a real shop. */
const exampleSecret = /^(.)\1+$|change.?me|example/i;

/**
 * Reads the configuration once. `NAME_FILE` names a file that holds the value of `NAME` (Docker and Kubernetes secrets).
 * @throws ConfigError naming every variable that is missing or wrong
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const values: Record<string, string> = {};
  for (const name of Object.keys(variables)) {
    const value = readVariable(environment, name);
    if (value) values[name] = value;
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(
      (issue) => `${issue.path[0]?.toString()}: ${values[String(issue.path[0])] ? issue.message : 'is missing'}`,
    );
    throw new ConfigError(`The configuration can't be used.\n  ${wrong.join('\n  ')}`);
  }
  const config = parsed.data;
  if (config.NODE_ENV === 'production') refuseWeakProduction(config);
  return config;
}

/** One variable, or the contents of the file that `NAME_FILE` names. */
export function readVariable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const file = environment[`${name}_FILE`];
  return environment[name] ?? (file ? readSecret(name, file) : undefined);
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigError(`${name}_FILE names a file that can't be read.`);
  }
}

function refuseWeakProduction(config: Config): void {
  const wrong: string[] = [];
  if (exampleSecret.test(config.LINK_SECRET)) wrong.push('LINK_SECRET: is an example');
  if (config.SIGNING_KEYS.keys.some((key) => key.d === config.LINK_SECRET)) wrong.push('LINK_SECRET: equals a signing key');
  if (new URL(config.SELLER_URL).origin === new URL(config.STAFF_URL).origin)
    wrong.push('STAFF_URL: must be another origin than SELLER_URL');
  if (config.ANONYMOUS_DOCUMENTS === 'any') wrong.push('ANONYMOUS_DOCUMENTS: must be "registered" in production');
  if (wrong.length > 0) throw new ConfigError(`The configuration can't be used in production.\n  ${wrong.join('\n  ')}`);
}
