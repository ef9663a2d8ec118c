import { RIGHT_KEYS } from '@prikazchik/permissions/right';
import { ROLE_KEYS } from '@prikazchik/permissions/role';
import { Bench } from 'tinybench';
import { createPolicies, type Policy, type Question } from './policies.ts';
import type { Run } from './run.ts';
import { goal, type Line, median } from './table.ts';

const QUESTIONS = 1000;
const TIMES_CASL = 10;
const TIMES_SLOWER = 3;

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

/** Decisions per second, of policies that answer every question alike; by turns, the median of the rounds. */
export async function measureDecisions(run: Run): Promise<Line[]> {
  const asked = questions();
  const policies = Object.entries(await createPolicies());
  const rates = new Map(policies.map(([name]) => [name, [] as number[]]));
  demandSameAnswers(policies, asked);
  const rounds = run.quick ? 3 : 9;
  for (let round = 1; round <= rounds; round++) {
    run.say(`decisions: round ${round} of ${rounds}`);
    for (const [name, policy] of policies) rates.get(name)?.push(await rateOf(name, policy, asked));
  }
  return summary(rates);
}

function demandSameAnswers(policies: [string, Policy][], asked: Question[]): void {
  const answers = policies.map(([, policy]) => asked.map(policy).join());
  for (const [at, [name]] of policies.entries()) if (answers[at] !== answers[0]) throw new Error(`${name} decides differently.`);
}

/** One sample is all questions once: a single decision is shorter than the clock can tell. */
async function rateOf(name: string, policy: Policy, asked: Question[]): Promise<number> {
  let allowed = 0;
  const bench = new Bench({ time: 300, warmupTime: 100 });
  bench.add(name, () => {
    for (const question of asked) if (policy(question)) allowed += 1;
  });
  const [task] = await bench.run();
  if (task?.result.state !== 'completed' || allowed === 0) throw new Error(`${name} was not measured.`);
  return task.result.throughput.p50 * asked.length;
}

function summary(rates: Map<string, number[]>): Line[] {
  const rate = (name: string) => median(rates.get(name) ?? []);
  const bits = rate('bare bitset');
  const casl = rate('@casl/ability');
  return [...rates.keys()].map((name) => {
    const own = rate(name);
    const ours = name === 'decide()';
    return {
      what: name,
      measured: `${(own / 1e6).toPrecision(3)} million/s, ${(1e9 / own).toFixed(0)} ns each`,
      compared: `${(own / casl).toPrecision(3)} × CASL, ${(bits / own).toPrecision(3)} × slower than the bitset`,
      ...(ours && { goal: goal('≥ 10 × CASL, ≤ 3 × slower than the bitset', own / casl >= TIMES_CASL && bits / own <= TIMES_SLOWER) }),
    };
  });
}
