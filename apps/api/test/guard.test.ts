import { randomUUID } from 'node:crypto';
import { type CompanyState, RIGHTS, type Right } from '@prikazchik/permissions/right';
import { ROLES } from '@prikazchik/permissions/role';
import type { Subject } from '@prikazchik/permissions/subject';
import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isUnionType,
  parse,
  subscribe,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { allowedOf } from '../src/platform/graphql/allow.ts';
import { type GuardOptions, guard } from '../src/platform/graphql/guard.ts';
import type { Resolver as Wired } from '../src/platform/graphql/schema.ts';
import { buildSchema } from '../src/platform/graphql/schema.ts';
import type { Viewer } from '../src/platform/viewer.ts';
import { type Actor, actors, expectedFor, formerRole, outcomeOfResult, outcomeOfThrown } from './actors.ts';
import { allowed, allowedAt } from './allowed.ts';
import { argumentsOf } from './arguments.ts';
import { allFields, composeResolvers, contextOf, documentOf, type Field, origin, type RootField, rootFields } from './schema.ts';

/**
 * The guard alone: every resolver is replaced by one that serves whoever comes, so that no second look (services judge
 * again) can hide what the guard lets through. Generated from the schema; what is expected is read from `allowed.ts` and
 * the permission table.
 *
 * Each of these was broken on purpose and seen to fail here or in `guarded-schema.test.ts`: `check` returns at once; it
 * lets every member pass; the place of one who is blocked counts; a rule always answers true; a rule answers false in place
 * of the refusal; fields inside answers are left out of the tree; streams are not guarded, are opened without a check, are
 * never judged again; one `@Allow` names another right; one is taken off a field inside an answer; root fields without one
 * are let be; `createSchema` calls no guard.
 */
const options: GuardOptions = {
  onRefused: async () => {},
  confirm: async () => null,
  keepStream(stream, _viewer, stillAllowed) {
    judgeAgain = stillAllowed;
    return stream;
  },
};

let wired: Wired[];
let schema: GraphQLSchema;
/** How the stream that was opened last would be judged again. */
let judgeAgain: (viewer: Viewer | null) => void;

beforeAll(async () => {
  wired = await composeResolvers();
  schema = guard(servingEveryone(buildSchema(wired)), options);
});

/** Something that has the shape of the type as far as `__typename` looks. */
function anything(type: GraphQLOutputType): unknown {
  const bare = getNullableType(type);
  return isListType(bare) ? [anything(bare.ofType)] : {};
}

async function* once<T>(item: T): AsyncGenerator<T> {
  yield item;
}

function servingEveryone(bare: GraphQLSchema): GraphQLSchema {
  for (const { field } of allFields(bare)) if (!isLeafType(getNamedType(field.type))) field.resolve = () => anything(field.type);
  for (const { operation, field } of rootFields(bare)) {
    if (operation === 'Subscription') field.subscribe = () => once(anything(field.type));
  }
  return bare;
}

function viewerOf({ kind, state }: Actor, taken: Right[] = []): Viewer | null {
  if (kind === 'guest') return null;
  const gone = kind === 'blocked' || kind === 'removed';
  const role = gone ? formerRole : kind;
  const subject: Subject = {
    companyState: state,
    membership: gone ? kind : 'active',
    isOwner: kind === 'owner',
    assignments: role === 'owner' || role === 'stranger' ? [] : [{ role: ROLES[role] }],
    grants: [],
    restrictions: taken.map((right) => ({ right })),
    secondFactor: { enrolled: false },
  };
  const place = {
    memberId: randomUUID(),
    companyId: randomUUID(),
    companyName: 'Лавка',
    timeZone: 'Europe/Moscow',
    roles: [],
    ownRoles: [],
    joinedAt: new Date(),
    subject,
  };
  const person = {
    userId: randomUUID(),
    email: 'a@shop.test',
    signInName: null,
    fullName: 'А',
    phone: null,
    locale: 'ru',
    userCreatedAt: new Date(),
  } as const;
  return {
    ...person,
    sessionId: randomUUID(),
    portal: 'seller',
    looksFrom: null,
    askedAt: Date.now(),
    membership: kind === 'stranger' ? null : place,
    origin,
  };
}

async function ask(document: string, variableValues: Record<string, unknown>, viewer: Viewer | null): Promise<ExecutionResult> {
  const request = { schema, document: parse(document), contextValue: contextOf(viewer), variableValues };
  if (!document.startsWith('subscription')) return execute(request);
  const stream = await subscribe(request);
  if (!('next' in stream)) return stream;
  const { value } = await stream.next();
  return value?.errors ? { errors: [new GraphQLError('A stream was opened, though nothing comes through it.')] } : { data: {} };
}

function refusalOf(judge: () => void): string {
  try {
    judge();
    return 'served';
  } catch (error) {
    return outcomeOfThrown(error);
  }
}

it('stands where the hand-written table says, and nowhere else', () => {
  const found = allFields(schema).map(({ type, field }) => `${type}.${field.name}: ${allowedOf(field.extensions)}`);
  const written = Object.entries(allowed).flatMap(([type, fields]) =>
    Object.entries(fields).map(([field, who]) => `${type}.${field}: ${who}`),
  );
  expect(found.filter((line) => !line.endsWith('null')).sort()).toEqual(written.sort());
});

describe('at every root field', () => {
  it('serves exactly those whom the table of rights allows, in every state of the shop', async () => {
    const expected: Record<string, string> = {};
    const found: Record<string, string> = {};
    for (const root of rootFields(schema)) {
      const document = documentOf(root);
      for (const actor of actors) {
        const cell = `${root.name} by ${actor.kind} in ${actor.state}`;
        found[cell] = outcomeOfResult(await ask(document, argumentsOf(root.field), viewerOf(actor)));
        expected[cell] = expectedFor(allowedAt(root.operation, root.field.name), actor);
      }
    }
    expect(Object.keys(found)).toHaveLength(rootFields(schema).length * actors.length);
    expect(found).toEqual(expected);
  });

  it('hands each stream over with the rule that opened it, for all that may change while it flows', async () => {
    for (const root of rootFields(schema).filter(({ operation }) => operation === 'Subscription')) {
      await ask(documentOf(root), {}, viewerOf({ kind: 'owner', state: 'active' }));
      for (const actor of actors) {
        const now = refusalOf(() => judgeAgain(viewerOf(actor)));
        expect(now, `${root.name} by ${actor.kind} in ${actor.state}`).toBe(expectedFor(allowedAt(root.operation, root.field.name), actor));
      }
    }
  });
});

interface Nested {
  root: RootField;
  /** From below the root field to the guarded one, with the type that each field hangs on. */
  path: { type: GraphQLObjectType; field: Field }[];
}

/** Every way from a root field to a guarded field inside its answer, through lists, connections and unions. */
function nestedFields(): Nested[] {
  const below = (output: GraphQLOutputType, seen: readonly string[]): Nested['path'][] => {
    const named = getNamedType(output);
    const types = (isUnionType(named) ? named.getTypes() : [named]).filter((type) => 'getInterfaces' in type) as GraphQLObjectType[];
    return types
      .filter((type) => !seen.includes(type.name))
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap((field) => {
          const step = { type, field };
          const deeper = below(field.type, [...seen, type.name]).map((path) => [step, ...path]);
          return allowedOf(field.extensions) ? [[step], ...deeper] : deeper;
        }),
      );
  };
  return rootFields(schema).flatMap((root) => below(root.field.type, []).map((path) => ({ root, path })));
}

describe('at every field inside an answer', () => {
  const shop = (kind: Actor['kind'], state: CompanyState = 'active'): Actor => ({ kind, state });

  function selection(path: Nested['path']): string {
    return path.reduceRight((inner, { type, field }) => `{ ... on ${type.name} { ${field.name} ${inner} } }`, '{ __typename }');
  }

  it('refuses it alone to one who may have the rest, however they come to it', async () => {
    const ways = nestedFields();
    const reached = new Set(ways.map(({ path }) => `${path.at(-1)?.type.name}.${path.at(-1)?.field.name}`));
    expect([...reached].sort()).toEqual([
      'Company.legal',
      'Leaving.invitations',
      'Member.access',
      'Member.contacts',
      'Member.details',
      'Product.oldPrice',
      'Product.price',
      'Revocation.endedSessions',
      'Revocation.invitations',
    ]);
    for (const { root, path } of ways) {
      const guarded = path.at(-1);
      const right = allowedAt(guarded?.type.name ?? '', guarded?.field.name ?? '');
      if (!(right in RIGHTS)) throw new Error('Only rights stand inside answers.');
      // Whoever lacks it does not get as far where the root asks for the same.
      if (allowedAt(root.operation, root.field.name) === right) continue;
      const document = documentOf(root, selection(path));
      const without = await ask(document, argumentsOf(root.field), viewerOf(shop('administrator'), [right as Right]));
      expect(outcomeOfResult(without), document).toBe(`FORBIDDEN ${right}`);
      expect(without.errors?.[0]?.path?.at(-1), document).toBe(guarded?.field.name);
      expect(without.data?.[root.field.name], document).toBeTruthy();
      expect((await ask(document, argumentsOf(root.field), viewerOf(shop('administrator')))).errors, document).toBeUndefined();
    }
  });

  it('judges by role and by the state of the shop as at the root', async () => {
    for (const actor of actors) {
      for (const [type, field, way] of [
        ['Company', 'legal', '{ company { legal { __typename } } }'],
        ['Member', 'contacts', '{ members { edges { node { contacts { __typename } } } } }'],
        ['Product', 'price', '{ products { edges { node { price { __typename } } } } }'],
      ] as const) {
        const root = expectedFor(allowedAt('Query', /\w+/.exec(way)?.[0] ?? ''), actor);
        const expected = root === 'served' ? expectedFor(allowedAt(type, field), actor) : root;
        expect(outcomeOfResult(await ask(way, {}, viewerOf(actor))), `${way} by ${actor.kind} in ${actor.state}`).toBe(expected);
      }
    }
  });
});
