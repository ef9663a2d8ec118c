import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.ts';
import { OperatorError } from './operator.error.ts';
import { runningPort, startPostgres } from './postgres.ts';
import { inRoot } from './repository.ts';
import { openSecrets } from './secrets.ts';
import { APPLICATION_ROLE, apiCommand, DATABASE } from './stack.programs.ts';

const dataDir = process.env.DATA_DIR || inRoot('.data');

/** What the command is told when the environment names no database: the embedded one, and the secrets beside it. */
function embedded(port: number): NodeJS.ProcessEnv {
  const secrets = openSecrets(join(dataDir, 'secrets'));
  return {
    ...process.env,
    DATABASE_URL: `postgres://${APPLICATION_ROLE}:${secrets.databasePassword}@127.0.0.1:${port}/${DATABASE}`,
    SIGNING_KEYS_FILE: secrets.signingKeysFile,
    LINK_SECRET_FILE: secrets.linkSecretFile,
    AUDIT_CHECKPOINTS: join(dataDir, 'checkpoints.jws'),
  };
}

/** @returns the exit code: 0 when every journal is whole */
async function verify(env: NodeJS.ProcessEnv): Promise<number> {
  const { args, cwd } = apiCommand('built', 'verify.command', env);
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code ?? 1;
}

async function verifyEmbedded(): Promise<number> {
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) throw new OperatorError(`There is no database in ${dataDir}, and DATABASE_URL names none.`);
  const port = runningPort(folder);
  if (port) return verify(embedded(port));
  const postgres = await startPostgres({ dataDir: folder, durable: true });
  try {
    return await verify(embedded(postgres.port));
  } finally {
    await postgres.stop();
  }
}

/** Looks through every shop's journal: of DATABASE_URL, or of the embedded database, be it in use or not. */
try {
  await build((line) => console.log(`  · ${line}`));
  process.exitCode = await (process.env.DATABASE_URL ? verify(process.env) : verifyEmbedded());
} catch (error) {
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
}
