import { sep } from 'node:path';
import { ask, slice } from './load.ts';
import { LARGE_SHOP, pages } from './pages.bench.ts';
import { openCluster, openHouse } from './product.ts';
import type { Run } from './run.ts';
import type { Line } from './table.ts';

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  /** Microseconds. */
  timeDeltas: number[];
}

const FUNCTIONS = 25;
const IDLE = new Set(['(idle)', '(program)', '(root)']);

/** Where the product's own time goes while it serves each page: by package, then the dearest functions. */
export async function profilePages(run: Run): Promise<Line[]> {
  const house = await openHouse(run, await openCluster(run), LARGE_SHOP);
  const product = await house.product();
  const lines: Line[] = [];
  for (const [page, operation] of Object.entries(pages)) {
    const request = house.request(operation);
    await ask(product.url, request);
    await slice(product, request, run.quick ? 2 : 5);
    const profile: CpuProfile = JSON.parse(await product.profile(() => slice(product, request, run.quick ? 3 : 10)));
    lines.push(...summary(page, profile));
  }
  return lines;
}

function summary(page: string, profile: CpuProfile): Line[] {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byPackage = new Map<string, number>();
  const byFunction = new Map<string, number>();
  let total = 0;
  for (const [at, id] of profile.samples.entries()) {
    const frame = frames.get(id);
    const time = profile.timeDeltas[at] ?? 0;
    if (!frame || IDLE.has(frame.functionName)) continue;
    const owner = ownerOf(frame.url, frame.functionName);
    const file = frame.url.split('/').slice(-2).join('/');
    const name = `${owner}: ${frame.functionName || '(anonymous)'}${file && ` ${file}:${frame.lineNumber + 1}`}`;
    byPackage.set(owner, (byPackage.get(owner) ?? 0) + time);
    byFunction.set(name, (byFunction.get(name) ?? 0) + time);
    total += time;
  }
  const dearest = (times: Map<string, number>, most: number): Line[] =>
    [...times]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most)
      .map(([what, time]) => ({ what: `${page}  ${what}`, measured: `${((time / total) * 100).toFixed(1)} %` }));
  return [...dearest(byPackage, FUNCTIONS), ...dearest(byFunction, FUNCTIONS)];
}

/** The package that a file is of; Node's own parts by their name. */
function ownerOf(url: string, functionName: string): string {
  if (url === '') return functionName === '(garbage collector)' ? 'garbage collector' : 'native';
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/');
  const inModules = url.split(`node_modules${sep}`).at(-1) ?? '';
  if (inModules !== url) {
    const [scope = '', name = ''] = inModules.split('/');
    return scope.startsWith('@') ? `${scope}/${name}` : scope;
  }
  return url
    .split('/')
    .slice(url.split('/').indexOf('dist') - 2)
    .slice(0, 2)
    .join('/');
}
