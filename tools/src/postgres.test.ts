import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OperatorError } from './operator.error.ts';
import { freePort } from './ports.ts';
import { createDatabase, dropDatabase, type PostgresOptions, startPostgres } from './postgres.ts';

const undo: (() => unknown)[] = [];
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'prikazchik-test-'));
  chmodSync(dataDir, 0o755);
});

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
  const cluster = join(dataDir, 'cluster');
  if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true });
  rmSync(dataDir, { recursive: true });
});

async function start(options: Partial<PostgresOptions> = {}) {
  const server = await startPostgres({ dataDir, durable: true, ...options });
  undo.push(() => server.stop());
  return server;
}

function connect(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  undo.push(() => sql.end());
  return sql;
}

/** Starts the server from a process of its own, which can be killed. */
async function startElsewhere(options: PostgresOptions) {
  const module = JSON.stringify(import.meta.resolve('./postgres.ts'));
  const script = `
    const { startPostgres } = await import(${module});
    const server = await startPostgres(${JSON.stringify(options)});
    console.log(server.ownerUrl('postgres'));
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  undo.push(() => {
    owner.kill('SIGKILL');
    if (existsSync(pidFile())) process.kill(serverPid(), 'SIGQUIT');
  });
  const [line] = await once(owner.stdout, 'data');
  return { owner, url: String(line).trim() };
}

async function kill(owner: ReturnType<typeof spawn>) {
  owner.kill('SIGKILL');
  await once(owner, 'exit');
}

const pidFile = () => join(dataDir, 'cluster/data/postmaster.pid');
const serverPid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

describe('startPostgres', () => {
  it('speaks UTF-8 whatever LANG says, and knows Cyrillic letters', async () => {
    const server = await start({ durable: false });
    const sql = connect(server.ownerUrl('postgres'));
    await sql`create extension pg_trgm`;
    const [row] = await sql`
      select current_setting('server_encoding') as encoding, upper('ёлка') as upper,
             similarity('Приказчик', 'приказчика') > 0.5 as similar`;
    expect(row).toEqual({ encoding: 'UTF8', upper: 'ЁЛКА', similar: true });
  });

  it('keeps what was written, on another port and with the same password', async () => {
    const first = await start();
    await connect(first.ownerUrl('postgres'))`create table kept as select 42 as answer`;
    await first.stop();
    await first.ended;
    const port = await freePort();
    const second = await start({ port });
    expect(second.port).toBe(port);
    expect(await connect(second.ownerUrl('postgres'))`select answer from kept`).toEqual([{ answer: 42 }]);
  });

  it('syncs to disk when durable, and only then', async () => {
    const durable = await start();
    expect(await connect(durable.ownerUrl('postgres'))`show fsync`).toEqual([{ fsync: 'on' }]);
    await durable.stop();
    rmSync(realpathSync(join(dataDir, 'cluster')), { recursive: true });
    const passing = await start({ durable: false });
    expect(await connect(passing.ownerUrl('postgres'))`show fsync`).toEqual([{ fsync: 'off' }]);
  });

  it('refuses a client without the password, and keeps it from other people', async () => {
    const server = await start();
    await expect(connect(server.ownerUrl('postgres').replace(/:[^:@]+@/, ':wrong@'))`select 1`).rejects.toThrow(
      /password authentication failed/,
    );
    expect(statSync(join(dataDir, 'cluster/superuser.password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'cluster')).mode & 0o777).toBe(0o700);
  });

  it('never runs as root', async () => {
    await start({ durable: false });
    expect(statSync(join(dataDir, 'cluster/data')).uid).not.toBe(0);
  });

  it('works in a folder that nobody else may enter, for root from a place outside it', async () => {
    chmodSync(dataDir, 0o700);
    const server = await start();
    const outside = realpathSync(join(dataDir, 'cluster')).startsWith('/var/lib/prikazchik/cluster-');
    expect(outside).toBe(process.getuid?.() === 0);
    await connect(server.ownerUrl('postgres'))`create table kept (id int)`;
    await server.stop();
    const again = await start();
    expect(await connect(again.ownerUrl('postgres'))`select count(*)::int as rows from kept`).toEqual([{ rows: 0 }]);
  });

  it('lets one of two starts have the folder and tells the other one', async () => {
    const results = await Promise.allSettled([start(), start()]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toEqual([expect.any(OperatorError)]);
    expect(refused[0]?.reason.message).toContain('in use by another start');
  });

  it('refuses the folder of another living process', async () => {
    await startElsewhere({ dataDir, durable: true });
    await expect(start()).rejects.toThrow(/in use by another start/);
  });

  it('takes over the server of a killed owner, with every acknowledged row', async () => {
    const { owner, url } = await startElsewhere({ dataDir, durable: true });
    await connect(url)`create table kept as select generate_series(1, 100) as id`;
    const orphan = serverPid();
    await kill(owner);
    const server = await start();
    expect(serverPid()).toBe(orphan);
    expect(await connect(server.ownerUrl('postgres'))`select count(*)::int as rows from kept`).toEqual([{ rows: 100 }]);
    await server.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  it('recovers every acknowledged row when the server is killed with its owner', async () => {
    const { owner, url } = await startElsewhere({ dataDir, durable: true });
    await connect(url)`create table kept as select generate_series(1, 100) as id`;
    await kill(owner);
    process.kill(serverPid(), 'SIGKILL');
    const server = await start();
    expect(await connect(server.ownerUrl('postgres'))`select count(*)::int as rows from kept`).toEqual([{ rows: 100 }]);
  });

  it('is not fooled by a pid file whose number belongs to another program', async () => {
    const first = await start();
    const [, ...rest] = readFileSync(pidFile(), 'utf8').split('\n');
    await first.stop();
    writeFileSync(pidFile(), [process.ppid, ...rest].join('\n'));
    const second = await start();
    expect(await connect(second.ownerUrl('postgres'))`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    undo.push(() => other.close());
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start({ port })).rejects.toThrow(`port ${port}: another program uses it`);
  });

  it('refuses a cluster of another major version', async () => {
    const server = await start();
    await server.stop();
    writeFileSync(join(dataDir, 'cluster/data/PG_VERSION'), '17\n');
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17/);
  });

  it('tells when the server dies', async () => {
    const server = await start({ durable: false });
    process.kill(serverPid(), 'SIGQUIT');
    await expect(server.ended).resolves.toBeUndefined();
  });

  it('removes what need not survive, also after an owner that was killed', async () => {
    const { owner } = await startElsewhere({ dataDir, durable: false });
    const abandoned = realpathSync(join(dataDir, 'cluster'));
    await kill(owner);
    const otherDir = mkdtempSync(join(tmpdir(), 'prikazchik-test-'));
    undo.push(() => rmSync(otherDir, { recursive: true }));
    const server = await start({ dataDir: otherDir, durable: false });
    expect(existsSync(abandoned)).toBe(false);
    const own = realpathSync(join(otherDir, 'cluster'));
    await server.stop();
    expect(existsSync(own)).toBe(false);
  });
});

describe('databases', () => {
  it('are copied from a template and dropped with their clients', async () => {
    const server = await start({ durable: false });
    const owner = server.ownerUrl('postgres');
    await createDatabase(owner, 'template_of_tests');
    const template = postgres(server.ownerUrl('template_of_tests'), { max: 1 });
    await template`create table goods as select 7 as id`;
    await template.end();
    await createDatabase(owner, 'copy', 'template_of_tests');
    const client = connect(server.ownerUrl('copy'));
    expect(await client`select id from goods`).toEqual([{ id: 7 }]);
    await dropDatabase(owner, 'copy');
    await expect(client`select id from goods`).rejects.toThrow();
    await dropDatabase(owner, 'copy');
    expect(await connect(owner)`select datname from pg_database where datname = 'copy'`).toEqual([]);
  });
});
