import { existsSync, rmSync } from 'node:fs';
import type { Command } from './program.ts';
import { inRoot } from './repository.ts';
import type { Ports } from './stack.ports.ts';

/** The embedded database and the role that the application connects to it as. */
export const DATABASE = 'prikazchik';
export const APPLICATION_ROLE = 'prikazchik_app';

/** `built`: what is in `dist`, as in production. `watched`: the sources, reloaded when they change. */
export type Kind = 'built' | 'watched';

/** A program that serves, and how to tell that it does. */
export interface Service extends Command {
  isReady(): Promise<boolean>;
}

/** An address that answers well. */
function answers(url: string): () => Promise<boolean> {
  return async () => {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok ?? false;
  };
}

/** One program of the API: `migrate.command`, `demo.command`, `verify.command`, `server` or `worker`. */
export function apiCommand(kind: Kind, program: string, env: NodeJS.ProcessEnv): Command {
  const name = program === 'server' ? 'api' : program.replace('.command', '');
  const cwd = inRoot('apps/api');
  if (kind === 'built') return { name, args: [inRoot('apps/api/dist', `${program}.js`)], cwd, env };
  const tsx = inRoot('apps/api/node_modules/tsx/dist/cli.mjs');
  const watch = program.endsWith('.command') ? [] : ['watch', '--clear-screen=false'];
  return { name, args: [tsx, ...watch, '--conditions=source', `src/${program}.ts`], cwd, env };
}

/** The API, ready when its database is, and its worker, ready when it gave its first sign of life. */
export function apiServices(kind: Kind, ports: Ports, heartbeat: string, env: NodeJS.ProcessEnv): Service[] {
  rmSync(heartbeat, { force: true });
  const worker = apiCommand(kind, 'worker', { ...env, HEARTBEAT_FILE: heartbeat });
  return [
    { ...apiCommand(kind, 'server', env), isReady: answers(`http://127.0.0.1:${ports.api}/health/ready`) },
    { ...worker, isReady: async () => existsSync(heartbeat) },
  ];
}

/** What shows the portals: the web server with what was built, or each app's Vite with its sources. */
export function portalServices(kind: Kind, ports: Ports, env: NodeJS.ProcessEnv): Service[] {
  const address = (port: number) => `http://localhost:${port}`;
  if (kind === 'built') {
    const cwd = inRoot('apps/web');
    const args = [inRoot('apps/web/dist/server.js')];
    return [{ name: 'web', args, cwd, env, isReady: answers(`${address(ports.staff)}/health`) }];
  }
  return (['seller', 'staff'] as const).map((name) => {
    const cwd = inRoot('apps', name);
    const vite = inRoot('apps', name, 'node_modules/vite/bin/vite.js');
    const args = [vite, '--host', 'localhost', '--port', String(ports[name]), '--strictPort', '--clearScreen', 'false'];
    return { name, args, cwd, env, isReady: answers(address(ports[name])) };
  });
}

/** The mailbox (see mailbox.ts). */
export function mailboxService(smtpPort: number, port: number, folder: string, env: NodeJS.ProcessEnv): Service {
  const variables = { MAILBOX_SMTP_PORT: String(smtpPort), MAILBOX_PORT: String(port), MAILBOX_DIR: folder };
  return {
    name: 'mailbox',
    args: [inRoot('tools/src/mailbox.ts')],
    cwd: inRoot('tools'),
    env: { ...env, ...variables },
    isReady: answers(`http://127.0.0.1:${port}/api/healthz`),
  };
}
