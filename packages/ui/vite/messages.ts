import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';
import { runnerImport } from 'vite';
import type { MessageTree } from './message-shape.ts';

const CATALOGUES = ['/ru.ts', '/en.ts'];

function compileTree(tree: MessageTree): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compileTree(value)]),
  );
}

/**
 * Compiles the catalogues (`ru.ts`, `en.ts` anywhere under `src/messages`, each exporting `messages`) while the app is built, so that the browser
 * gets no ICU parser.
 */
export function messages(): Plugin {
  let folder = '';
  return {
    name: 'prikazchik:messages',
    enforce: 'pre',
    // Tests look at the catalogues as they are written.
    apply: (_config, { mode }) => mode !== 'test',
    config: () => ({ resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } } }),
    configResolved({ root }) {
      folder = `${root}/src/messages/`;
    },
    async load(id) {
      if (!id.startsWith(folder) || !CATALOGUES.some((name) => id.endsWith(name))) return null;
      const { module, dependencies } = await runnerImport<{ messages: MessageTree }>(id, { configFile: false });
      for (const file of dependencies) this.addWatchFile(file);
      return `export const messages = ${JSON.stringify(compileTree(module.messages))};`;
    },
  };
}
