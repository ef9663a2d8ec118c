import 'reflect-metadata';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { printSchema } from 'graphql';
import { composeModules } from './modules.ts';
import { readConfig } from './platform/config.ts';
import { connect } from './platform/db.ts';
import { createSchema } from './platform/graphql/schema.ts';
import { createLog } from './platform/log.ts';

/** Writes the schema for the apps: `pnpm -F @prikazchik/api schema`. Nothing is connected to. */
const target = fileURLToPath(new URL('../../../packages/graphql-client/schema.graphql', import.meta.url));

const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const config = readConfig({
  DATABASE_URL: 'postgres://nobody@localhost/nothing',
  LINK_SECRET: randomBytes(32).toString('base64url'),
  SIGNING_KEYS: JSON.stringify({ keys: [{ ...jwk, kid: 'schema' }] }),
});
const { resolvers } = await composeModules({ config, database: connect(config), enqueue: async () => {}, log: createLog('silent') });
const schema = createSchema(resolvers, {
  onRefused: async () => {},
  keepStream: (stream) => stream,
  confirm: async () => null,
});
await writeFile(
  target,
  `# Emitted from the resolvers of apps/api by \`pnpm -F @prikazchik/api schema\`. Not to be edited.\n${printSchema(schema)}\n`,
);
process.exit(0);
