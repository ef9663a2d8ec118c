import { build } from '@prikazchik/tools/build.ts';
import { OperatorError } from '@prikazchik/tools/operator.error.ts';
import { measureDecisions } from './decisions.bench.ts';
import { measureFlood } from './flood.bench.ts';
import { measureGrowth } from './growth.bench.ts';
import { measureJournal } from './journal.bench.ts';
import { measureMemory } from './memory.bench.ts';
import { measurePages } from './pages.bench.ts';
import { profilePages } from './profile.bench.ts';
import type { Run } from './run.ts';
import { type Line, printTable } from './table.ts';

type Block = (run: Run) => Promise<Line[]>;

/** Run when no name is given, in this order. */
const usual: Record<string, Block> = {
  decisions: measureDecisions,
  pages: measurePages,
  flood: measureFlood,
  growth: measureGrowth,
  journal: measureJournal,
};
/** Run only when named: a profile is no figure, and memory takes its half hour. */
const named: Record<string, Block> = { profile: profilePages, memory: measureMemory };

const MEMORY_MINUTES = 30;

const endings: (() => Promise<void>)[] = [];

async function endAll(): Promise<void> {
  for (let end = endings.pop(); end; end = endings.pop()) await end();
}

function chosen(names: string[]): [string, Block][] {
  const all = { ...usual, ...named };
  const unknown = names.filter((name) => !Object.hasOwn(all, name));
  if (unknown.length > 0) throw new OperatorError(`There is no ${unknown.join(', ')}. There are ${Object.keys(all).join(', ')}.`);
  return Object.entries(names.length === 0 ? usual : all).filter(([name]) => names.length === 0 || names.includes(name));
}

async function main(words: string[]): Promise<void> {
  const minutes = words.find((word) => /^\d+$/.test(word));
  const blocks = chosen(words.filter((word) => word !== '--quick' && word !== minutes));
  const begun = Date.now();
  const run: Run = {
    quick: words.includes('--quick'),
    minutes: Number(minutes ?? MEMORY_MINUTES),
    keep(kept, end) {
      endings.push(() => end(kept));
      return kept;
    },
    say: (text) => console.error(`· ${((Date.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}`),
  };
  await build(run.say);
  for (const [name, block] of blocks) {
    const lines = await block(run);
    await endAll();
    printTable(name, lines);
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void endAll().finally(() => process.exit(1)));
}
try {
  await main(process.argv.slice(2));
} catch (error) {
  await endAll();
  console.error(error instanceof OperatorError ? error.message : error);
  process.exitCode = 1;
}
