import { constants } from 'node:os';
import { join, relative } from 'node:path';
import type { Demo } from './demo.ts';
import { OperatorError } from './operator.error.ts';
import { inRoot, root } from './repository.ts';
import { readPorts } from './stack.ports.ts';
import type { Kind } from './stack.programs.ts';
import { type Stack, startStack } from './stack.ts';

const say = (line = '') => console.log(line && `  ${line}`);

const ROLES: Record<string, string> = {
  OWNER: 'owner',
  ADMINISTRATOR: 'administrator',
  MANAGER: 'manager',
  CONTENT_MANAGER: 'content manager',
  ACCOUNTANT: 'accountant',
  WAREHOUSE_OPERATOR: 'warehouse operator',
};

/** Columns as wide as their widest cell. */
function table(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function signIns(demo: Demo, stack: Stack): string[] {
  const people = demo.people.map(({ email, role, name }) => [
    ROLES[role] ?? role.toLowerCase(),
    email,
    name,
    role === 'OWNER' ? stack.sellerUrl : stack.staffUrl,
  ]);
  return [`Demo shop. Everybody's password: ${demo.password}`, ...table(people)];
}

function welcome(stack: Stack, dataDir: string, seconds: string): string[] {
  const letters = stack.mailboxUrl
    ? [stack.mailboxUrl, 'every letter lands here and leaves this machine nowhere']
    : ['', 'letters go out through the mail server of SMTP_URL'];
  const addresses = [
    ['Seller cabinet', stack.sellerUrl, 'the owner'],
    ['Staff portal', stack.staffUrl, 'employees'],
    ['Mailbox', ...letters],
    ['GraphQL API', `${stack.apiUrl}/graphql`, ''],
  ];
  const folder = relative(root, dataDir) || '.';
  return [
    `Ready in ${seconds} s.`,
    '',
    ...table(addresses),
    '',
    ...(stack.demo ? [...signIns(stack.demo, stack), ''] : []),
    `Data is kept in ${folder}, logs in ${join(folder, 'logs')}. Ctrl-C stops everything.`,
  ];
}

function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  return error instanceof Error ? String(error.stack) : String(error);
}

/** Aborts at the first signal that asks us to stop; the later ones change nothing. */
function stopSignal(): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => asked.abort(constants.signals[signal]));
  }
  // The terminal may be gone by the time we say goodbye.
  process.stdout.on('error', () => undefined);
  return asked.signal;
}

/**
 * Runs the stack in the foreground until Ctrl-C or until a part of it dies; prints what a person needs to know.
 * The ports are read from API_PORT, SELLER_PORT, STAFF_PORT and MAILBOX_PORT, the data folder from DATA_DIR (`.data`).
 *
 * @returns the exit code: 0 when it was asked to stop
 */
export async function runInForeground(kind: Kind): Promise<number> {
  const begun = Date.now();
  const signal = stopSignal();
  const dataDir = process.env.DATA_DIR || inRoot('.data');
  let stack: Stack | undefined;
  try {
    say(`Prikazchik, Node ${process.versions.node}`);
    stack = await startStack({
      kind,
      dataDir,
      durable: true,
      demo: true,
      ports: readPorts(process.env),
      environment: process.env,
      report: (line) => say(`· ${line}`),
      signal,
    });
    say();
    for (const line of welcome(stack, dataDir, ((Date.now() - begun) / 1000).toFixed(1))) say(line);
    const asked = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined)));
    const failure = signal.aborted ? undefined : await Promise.race([asked, stack.broken]);
    if (failure) throw failure;
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    console.error(`\n${explain(error)}\n`);
    return 1;
  } finally {
    if (stack) {
      say();
      say('Stopping…');
      await stack.stop();
      say('Stopped.');
    }
  }
}
