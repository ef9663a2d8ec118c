import type { Command } from './program.ts';
import { inRoot } from './repository.ts';
import type { Ports } from './stack.ports.ts';

/** `built`: what is in `dist`, as in production. `watched`: the sources, reloaded when they change. */
export type Kind = 'built' | 'watched';

/** A program that serves, with the address that answers as soon as it is ready. */
export interface Service extends Command {
  ready: string;
}

/** One program of the API: `migrate.command`, `demo.command`, `server` or `worker`. */
export function apiCommand(kind: Kind, program: string, env: NodeJS.ProcessEnv): Command {
  const name = program === 'server' ? 'api' : program.replace('.command', '');
  const cwd = inRoot('apps/api');
  if (kind === 'built') return { name, args: [inRoot('apps/api/dist', `${program}.js`)], cwd, env };
  const tsx = inRoot('apps/api/node_modules/tsx/dist/cli.mjs');
  const watch = program.endsWith('.command') ? [] : ['watch', '--clear-screen=false'];
  return { name, args: [tsx, ...watch, '--conditions=source', `src/${program}.ts`], cwd, env };
}

/** What shows the portals: the web server with what was built, or each app's Vite with its sources. */
export function portalServices(kind: Kind, ports: Ports, env: NodeJS.ProcessEnv): Service[] {
  const address = (port: number) => `http://localhost:${port}`;
  if (kind === 'built') {
    const cwd = inRoot('apps/web');
    const args = [inRoot('apps/web/dist/server.js')];
    return [{ name: 'web', args, cwd, env, ready: `${address(ports.staff)}/health` }];
  }
  return (['seller', 'staff'] as const).map((name) => {
    const cwd = inRoot('apps', name);
    const vite = inRoot('apps', name, 'node_modules/vite/bin/vite.js');
    const args = [vite, '--host', 'localhost', '--port', String(ports[name]), '--strictPort', '--clearScreen', 'false'];
    return { name, args, cwd, env, ready: address(ports[name]) };
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
    ready: `http://127.0.0.1:${port}/api/healthz`,
  };
}
