import react from '@vitejs/plugin-react';
import type { Plugin, UserConfig } from 'vite';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { budget } from './budget.ts';
import { messages } from './messages.ts';

interface PortalOptions {
  readonly port: number;
  /** The other portal's address, for the development server; the built page gets it from the web server. */
  readonly otherPortal: string;
  /** Where the API listens, for the development server; the built portal stands behind a web server that passes these paths on. */
  readonly api: string;
  /** What the first load of the signed-in start page may weigh, in bytes of gzipped JavaScript. */
  readonly limit: number;
  /** The modules that the signed-in start page loads on its own, from the app's folder: its page, and what stands around it. */
  readonly startPage: string | readonly string[];
}

function addressOf(otherPortal: string): Plugin {
  return {
    name: 'prikazchik:other-portal',
    apply: 'serve',
    transformIndexHtml: (page) => page.replace('__OTHER_PORTAL__', otherPortal),
  };
}

/** The Vite configuration that both portals share. */
export function portal({ port, otherPortal, api, limit, startPage }: PortalOptions): UserConfig {
  const startModules = [startPage].flat();
  return {
    plugins: [react(), messages(), addressOf(otherPortal), budget({ limit, startModules: [...startModules, 'src/messages/ru.ts'] })],
    resolve: {
      // `es2015` is how rxjs names its modern build.
      conditions: ['source', 'es2015', ...defaultClientConditions],
      dedupe: ['react', 'react-dom', 'use-intl', '@mantine/core', '@tanstack/react-router'],
    },
    // Tests run in Node: they, too, read the packages' sources rather than what was built of them last.
    ssr: { resolve: { conditions: ['source', ...defaultServerConditions] } },
    build: {
      target: 'es2024',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // The budget judges instead.
      chunkSizeWarningLimit: 1_000,
      // What the start page needs is one file: in seventy it would weigh a tenth more, and be asked for seventy times.
      rolldownOptions: {
        output: {
          codeSplitting: { groups: [{ name: 'start', test: (id) => ['src/main.tsx', ...startModules].some((end) => id.endsWith(end)) }] },
        },
      },
    },
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      proxy: { '/graphql': { target: api, ws: true }, '/files': api, '/uploads': api },
    },
  };
}
