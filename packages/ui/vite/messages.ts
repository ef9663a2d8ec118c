import compile from 'icu-minify/compile';
import type { Plugin } from 'vite';
import { runnerImport } from 'vite';
import type { MessageTree } from './message-shape.ts';

/** A whole language, or the words in it that come with a page (see `page-words.tsx`). */
const CATALOGUE = /^(\w+\/)?(ru|en)(\/\w+)?\.ts$/;

function compileTree(tree: MessageTree): object {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compileTree(value)]),
  );
}

/**
 * Compiles the catalogues (`src/messages/ru.ts`, `en.ts`, and what pages bring along from beside them) while the app is built, so that the browser gets no ICU parser.
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
      if (!(id.startsWith(folder) && CATALOGUE.test(id.slice(folder.length)))) return null;
      const { module, dependencies } = await runnerImport<Record<string, MessageTree>>(id, { configFile: false });
      for (const file of dependencies) this.addWatchFile(file);
      return Object.entries(module)
        .map(([name, tree]) => `export const ${name} = ${JSON.stringify(compileTree(tree))};`)
        .join('\n');
    },
  };
}
