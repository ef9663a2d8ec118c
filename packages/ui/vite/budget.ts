import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

interface BudgetOptions {
  /** What the first load of the start page may weigh, in bytes of gzipped JavaScript. */
  readonly limit: number;
  /** Paths (their ends) of the modules that the signed-in start page loads on its own: its page and one language's catalogue. */
  readonly startModules: readonly string[];
}

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

function closure(chunks: Chunks, names: Iterable<string>, found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = chunks.get(name);
    if (!chunk || found.has(name)) continue;
    found.add(name);
    closure(chunks, chunk.imports, found);
  }
  return found;
}

function startChunks(chunks: Chunks, startModules: readonly string[]): Set<string> {
  const entries = [...chunks.values()].filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const pages = startModules.map((module) => {
    const home = [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
    if (!home) throw new Error(`The budget's start module is in no chunk: ${module}`);
    return home.fileName;
  });
  return closure(chunks, [...entries, ...pages]);
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/**
 * Prints at the end of a build what the first load of the signed-in start page weighs, chunk by chunk, and fails the build when it is over
 * its limit. 1 kB is 1000 bytes, as Vite counts.
 */
export function budget({ limit, startModules }: BudgetOptions): Plugin {
  return {
    name: 'prikazchik:budget',
    apply: 'build',
    writeBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
        const sizes = [...startChunks(chunks, startModules)].map((name) => ({
          name,
          bytes: gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length,
        }));
        const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
        const lines = sizes.toSorted((a, b) => b.bytes - a.bytes).map(({ name, bytes }) => `  ${kilobytes(bytes).padStart(9)}  ${name}`);
        const verdict = `${kilobytes(total)} of ${kilobytes(limit)} gzipped JavaScript for the first load of the signed-in start page`;
        if (total > limit) this.error(`Over budget: ${verdict}\n${lines.join('\n')}`);
        this.info([verdict, ...lines].join('\n'));
      },
    },
  };
}
