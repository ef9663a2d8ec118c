import 'reflect-metadata';
import { migrate } from './migrate.ts';
import { readVariable } from './platform/config.ts';

/** Run before the API and the worker of a new version start: `node dist/migrate.command.js`. */
const ownerUrl = readVariable(process.env, 'DATABASE_OWNER_URL');
const applicationUrl = readVariable(process.env, 'DATABASE_URL');
if (!ownerUrl || !applicationUrl) {
  console.error('DATABASE_OWNER_URL and DATABASE_URL are needed to migrate.');
  process.exit(1);
}
await migrate({ ownerUrl, applicationUrl });
