import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.ts';
import { type Demo, openDemo } from './demo.ts';
import { tryLock } from './lock.ts';
import { OperatorError } from './operator.error.ts';
import { freePort } from './ports.ts';
import { createDatabase, databaseExists, startPostgres } from './postgres.ts';
import { type Program, Programs } from './program.ts';
import { openSecrets } from './secrets.ts';
import { type Ports, requireFree } from './stack.ports.ts';
import {
  APPLICATION_ROLE,
  apiCommand,
  apiServices,
  DATABASE,
  type Kind,
  mailboxService,
  portalServices,
  type Service,
} from './stack.programs.ts';

export interface StackOptions {
  /** Where everything is kept: the database, files, letters, secrets, logs. One stack at a time uses it. */
  dataDir: string;
  /** `false`: for tests, see `startPostgres`. */
  durable: boolean;
  ports: Ports;
  kind: Kind;
  /** Whether an empty database gets the demo shop. */
  demo: boolean;
  /**
   * Variables for the programs, over the stack's own ones: `.env.example` names them. With DATABASE_URL and
   * DATABASE_OWNER_URL that database is used; with SMTP_URL letters go there instead of the local mailbox.
   */
  environment?: NodeJS.ProcessEnv;
  /** Gets a line for each step. */
  report?: (line: string) => void;
  /** Gives up starting: what already runs is stopped, and the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Everything that runs, ready to be used. */
export interface Stack {
  apiUrl: string;
  sellerUrl: string;
  staffUrl: string;
  /** Where letters are read; `undefined` when they go to a mail server of the environment. */
  mailboxUrl: string | undefined;
  /** The owner's URL of the database: a test looks into it, the product never gets it. */
  ownerDatabaseUrl: string;
  demo: Demo | undefined;
  /** Resolves to why, when something of the stack ended that nobody stopped. */
  broken: Promise<OperatorError>;
  /** Ends everything, what needs others first. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;

/** What is undone when the stack stops or fails to start, last first. */
class Undo {
  readonly #steps: (() => unknown)[] = [];

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  async run(): Promise<void> {
    for (const step of this.#steps.splice(0).reverse()) await step();
  }
}

interface Databases {
  url: string;
  ownerUrl: string;
  ended?: Promise<void>;
}

async function openDatabase(options: StackOptions, password: string, undo: Undo): Promise<Databases> {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = options.environment ?? {};
  if (url && ownerUrl) return { url, ownerUrl };
  if (url || ownerUrl) {
    throw new OperatorError('Set both DATABASE_URL (the application) and DATABASE_OWNER_URL (migrations), or neither of them.');
  }
  const postgres = await startPostgres({ dataDir: join(options.dataDir, 'postgres'), durable: options.durable });
  undo.add(() => postgres.stop());
  if (!(await databaseExists(postgres.ownerUrl('postgres'), DATABASE))) {
    await createDatabase(postgres.ownerUrl('postgres'), DATABASE);
  }
  const application = `postgres://${APPLICATION_ROLE}:${password}@127.0.0.1:${postgres.port}/${DATABASE}`;
  return { url: application, ownerUrl: postgres.ownerUrl(DATABASE), ended: postgres.ended };
}

function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

interface Running {
  service: Service;
  program: Program;
}

async function untilReady({ service, program }: Running, signal: AbortSignal | undefined): Promise<void> {
  let ended: string | undefined;
  void program.ended.then((how) => {
    ended = how;
  });
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(50)) {
    signal?.throwIfAborted();
    if (ended) throw new OperatorError(ended);
    if (await service.isReady()) return;
  }
  throw new OperatorError(`${service.name} did not get ready in ${READY_WITHIN_MS / 1000} s. Its log may say why.`);
}

/** What every program is told; who speaks to the database learns more (see `open`). */
function environmentOf({ dataDir, kind, ports, environment }: StackOptions, smtpPort: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: kind === 'built' ? 'production' : 'development',
    API_URL: `http://localhost:${ports.api}`,
    SELLER_URL: `http://localhost:${ports.seller}`,
    STAFF_URL: `http://localhost:${ports.staff}`,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    FILES_DIR: privateFolder(join(dataDir, 'files')),
    AUDIT_CHECKPOINTS: join(dataDir, 'checkpoints.jws'),
    ...environment,
    API_HOST: '127.0.0.1',
    API_PORT: String(ports.api),
    WEB_HOST: '127.0.0.1',
    SELLER_PORT: String(ports.seller),
    STAFF_PORT: String(ports.staff),
    API_UPSTREAM: `http://127.0.0.1:${ports.api}`,
  };
}

async function open(options: StackOptions, undo: Undo): Promise<Omit<Stack, 'stop'>> {
  const { dataDir, ports, kind, demo: wantsDemo, environment = {}, signal } = options;
  const report = (line: string) => {
    signal?.throwIfAborted();
    options.report?.(line);
  };
  const programs = new Programs(dataDir);
  const running: Running[] = [];
  const start = (service: Service) => {
    const program = programs.start(service);
    undo.add(() => program.stop());
    running.push({ service, program });
  };
  await programs.endLeftovers();
  await requireFree(ports);
  const secrets = openSecrets(join(dataDir, 'secrets'));
  if (kind === 'built') await build(report);

  const smtpPort = await freePort();
  const env = environmentOf(options, smtpPort);
  const ownMailbox = !environment.SMTP_URL;
  report('starting the portals, the mailbox and the database');
  if (ownMailbox) start(mailboxService(smtpPort, ports.mailbox, privateFolder(join(dataDir, 'letters')), env));
  portalServices(kind, ports, env).forEach(start);
  const database = await openDatabase(options, secrets.databasePassword, undo);

  report('bringing the tables up to date');
  const apiEnv: NodeJS.ProcessEnv = {
    ...env,
    DATABASE_URL: database.url,
    SIGNING_KEYS_FILE: secrets.signingKeysFile,
    LINK_SECRET_FILE: secrets.linkSecretFile,
  };
  const ownerEnv = { ...apiEnv, DATABASE_OWNER_URL: database.ownerUrl };
  await programs.run(apiCommand(kind, 'migrate.command', ownerEnv), 'Migrating the database');
  if (wantsDemo) report('looking after the demo shop');
  const fill = () => programs.run(apiCommand(kind, 'demo.command', apiEnv), 'Filling the demo shop');
  const demo = wantsDemo ? await openDemo(join(dataDir, 'secrets/demo.json'), fill) : undefined;

  report('starting the API and its worker');
  apiServices(kind, ports, join(dataDir, 'worker.alive'), apiEnv).forEach(start);
  await Promise.all(running.map((one) => untilReady(one, signal)));

  const failures = running.map(({ program }) => program.ended.then((how) => new OperatorError(how)));
  const databaseGone = database.ended?.then(() => new OperatorError('PostgreSQL ended.'));
  return {
    apiUrl: `http://localhost:${ports.api}`,
    sellerUrl: `http://localhost:${ports.seller}`,
    staffUrl: `http://localhost:${ports.staff}`,
    mailboxUrl: ownMailbox ? `http://localhost:${ports.mailbox}` : undefined,
    ownerDatabaseUrl: database.ownerUrl,
    demo,
    broken: Promise.race([...failures, ...(databaseGone ? [databaseGone] : [])]),
  };
}

/**
 * Starts everything: database, migrations, demo shop, API, worker, portals, mailbox, all on the loopback address, and
 * waits until each of them answers. What changed since the last build is built before.
 *
 * Refuses (OperatorError) a data folder in use, a taken port, a program that ends; what already runs is stopped then.
 */
export async function startStack(given: StackOptions): Promise<Stack> {
  const options = { ...given, dataDir: resolve(given.dataDir) };
  // Open to enter, so that the database's account reaches its own folder; what is inside closes itself.
  mkdirSync(options.dataDir, { recursive: true });
  const undo = new Undo();
  const unlock = tryLock(join(options.dataDir, 'start.lock'));
  if (!unlock) throw new OperatorError(`${options.dataDir} is in use by another start of this program: stop that one first.`);
  undo.add(unlock);
  try {
    const stack = await open(options, undo);
    let stopping: Promise<void> | undefined;
    return { ...stack, stop: () => (stopping ??= undo.run()) };
  } catch (error) {
    await undo.run();
    throw error;
  }
}
