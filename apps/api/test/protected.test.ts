import { PROTECTED, UNCONFIRMED } from '@prikazchik/permissions/operation';
import { RIGHTS } from '@prikazchik/permissions/right';
import type { Subject } from '@prikazchik/permissions/subject';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { addConfirmations } from '../src/platform/graphql/confirmed.ts';
import { createSchema } from '../src/platform/graphql/schema.ts';
import { Problem } from '../src/platform/problem.ts';
import { allowed } from './allowed.ts';
import { composeResolvers, contextOf, origin } from './schema.ts';

/** The table of protected operations and the schema: each is what the other says. */
const reached = new Error('Reached.');
const untouchable = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => Promise.reject(reached)) });
const asked: string[] = [];
const unconfirmed = new Problem('CONFIRMATION_NEEDED');
const subject: Subject = {
  companyState: 'active',
  membership: 'active',
  isOwner: true,
  assignments: [],
  grants: [],
  restrictions: [],
  secondFactor: { enrolled: false },
};
const owner = { portal: 'seller', sessionId: 's', userId: 'u', askedAt: 0, membership: { memberId: 'm', subject }, origin } as never;
const schema = createSchema(
  (await composeResolvers()).map(([type]) => [type, untouchable] as const),
  {
    onRefused: async () => {},
    keepStream: (stream) => stream,
    confirm: async (_viewer, { operation }, confirmation) => {
      asked.push(`${operation} ${confirmation}`);
      return confirmation ? null : unconfirmed;
    },
  },
);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

it('takes a confirmation in those mutations that are in the table, and in no other', () => {
  const taking = mutations.filter(({ args }) => args.some(({ name }) => name === 'confirmation')).map(({ name }) => name);
  expect(taking.sort()).toEqual(Object.keys(PROTECTED).sort());
});

it('protects whatever takes a right that is marked, or says why not', () => {
  const marked = Object.entries(allowed.Mutation ?? {}).filter(
    ([, right]) => right in RIGHTS && RIGHTS[right as 'company.read'].freshSecondFactor,
  );
  for (const [name] of marked) expect(name in PROTECTED || name in UNCONFIRMED, name).toBe(true);
  for (const name of Object.keys(UNCONFIRMED)) expect(marked.map(([field]) => field)).toContain(name);
});

it.each(mutations.filter(({ name }) => name in PROTECTED))('asks before the resolver of $name', async (field) => {
  const info = { fieldName: field.name, parentType: schema.getMutationType(), schema } as never;
  asked.length = 0;
  expect(await field.resolve?.({}, { confirmation: 'given' }, contextOf(owner), info)).toBe(reached);
  expect(asked).toEqual([`${field.name} given`]);
  expect(await field.resolve?.({}, {}, contextOf(owner), info)).toBe(unconfirmed);
});

describe('building the schema is refused', () => {
  const of = (mutation: string, allow?: string): GraphQLSchema => {
    const made = buildSchema(`type Query { _: Int } type Done { ok: Int } union DoneOrProblem = Done type Mutation { ${mutation} }`);
    const [field] = Object.values(made.getMutationType()?.getFields() ?? {});
    if (field && allow) field.extensions = { allow };
    return made;
  };

  it('for a mutation under a marked right that the table forgot', () => {
    expect(() => addConfirmations(of('sell: DoneOrProblem!', 'company.transfer'))).toThrow('sell takes company.transfer');
    expect(() => addConfirmations(of('sell: DoneOrProblem!', 'company.update'))).not.toThrow();
  });

  it('for one that takes a confirmation and is not in the table', () => {
    expect(() => addConfirmations(of('sell(confirmation: String): DoneOrProblem!'))).toThrow('sell is not in the table');
  });

  it('for one in the table that can not answer with the Problem', () => {
    expect(() => addConfirmations(of('updateRequisites: Int'))).toThrow('updateRequisites is protected');
    expect(() => addConfirmations(of('updateRequisites: DoneOrProblem!'))).not.toThrow();
  });
});
