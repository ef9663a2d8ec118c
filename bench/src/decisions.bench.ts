import { RIGHT_KEYS, type Right } from '@prikazchik/permissions/right';
import { ROLE_KEYS, type RoleKey } from '@prikazchik/permissions/role';
import { Bench } from 'tinybench';
import { type Asker, createPolicies, type Policy } from './policies.ts';
import type { Run } from './run.ts';
import { goal, type Line, median } from './table.ts';

const QUESTIONS = 1000;
const TIMES_CASL = 10;
const TIMES_SLOWER = 3;

interface Question {
  role: RoleKey;
  right: Right;
}

/** The same questions on every run (Park–Miller). */
function questions(): Question[] {
  let seed = 20_261;
  const pick = <T>(values: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647;
    const value = values[seed % values.length];
    if (value === undefined) throw new Error('Nothing to pick from.');
    return value;
  };
  return Array.from({ length: QUESTIONS }, () => ({ role: pick(ROLE_KEYS), right: pick(RIGHT_KEYS) }));
}

/** `known`: of people who were met before. `anew`: of somebody read anew for each question, as requests read their viewer. */
type Kind = 'known' | 'anew';

/** Everything that is asked, as one function that returns how much of it is allowed. */
function prepare(kind: Kind, policy: Policy, asked: Question[]): () => number {
  if (kind === 'anew') return () => asked.filter(({ role, right }) => policy(role)(right)).length;
  const askers = new Map<RoleKey, Asker>(ROLE_KEYS.map((role) => [role, policy(role)]));
  const ready = asked.map(({ role, right }) => ({ ask: askers.get(role) ?? policy(role), right }));
  return () => {
    let allowed = 0;
    for (const { ask, right } of ready) if (ask(right)) allowed += 1;
    return allowed;
  };
}

/** Decisions per second, of policies that answer every question alike; by turns, the median of the rounds. */
export async function measureDecisions(run: Run): Promise<Line[]> {
  const asked = questions();
  const policies = Object.entries(await createPolicies());
  demandSameAnswers(policies, asked);
  const rounds = run.quick ? 3 : 9;
  const lines: Line[] = [];
  for (const kind of ['known', 'anew'] as const) {
    const rates = new Map(policies.map(([name]) => [name, [] as number[]]));
    for (let round = 1; round <= rounds; round++) {
      run.say(`decisions, ${kind}: round ${round} of ${rounds}`);
      for (const [name, policy] of policies) rates.get(name)?.push(await rateOf(prepare(kind, policy, asked)));
    }
    lines.push(...summary(kind, rates));
  }
  return lines;
}

function demandSameAnswers(policies: [string, Policy][], asked: Question[]): void {
  const answers = policies.map(([, policy]) => asked.map(({ role, right }) => policy(role)(right)).join());
  for (const [at, [name]] of policies.entries()) if (answers[at] !== answers[0]) throw new Error(`${name} decides differently.`);
}

/** One sample is all questions once: a single decision is shorter than the clock can tell. */
async function rateOf(askAll: () => number): Promise<number> {
  let allowed = 0;
  const bench = new Bench({ time: 300, warmupTime: 100 });
  bench.add('all questions', () => {
    allowed += askAll();
  });
  const [task] = await bench.run();
  if (task?.result.state !== 'completed' || allowed === 0) throw new Error('Nothing was measured.');
  return task.result.throughput.p50 * QUESTIONS;
}

function summary(kind: Kind, rates: Map<string, number[]>): Line[] {
  const rate = (name: string) => median(rates.get(name) ?? []);
  const [bits, casl] = [rate('bare bitset'), rate('@casl/ability')];
  const timesCasl = rate('decide()') / casl;
  const timesSlower = bits / rate('decide()');
  const overCasl = goal('≥ 10 × CASL', timesCasl >= TIMES_CASL);
  const limit = kind === 'anew' ? overCasl : `${goal('≤ 3 × the bitset', timesSlower <= TIMES_SLOWER)}; ${overCasl}`;
  return [...rates.keys()].map((name) => ({
    what: `${kind}: ${name}`,
    measured: `${(rate(name) / 1e6).toPrecision(3)} million/s, ${(1e9 / rate(name)).toFixed(0)} ns each`,
    compared: `${(rate(name) / casl).toPrecision(3)} × CASL, ${(bits / rate(name)).toPrecision(3)} × slower than the bitset`,
    ...(name === 'decide()' && { goal: limit }),
  }));
}
