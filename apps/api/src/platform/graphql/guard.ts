import { isRight } from '@prikazchik/permissions/right';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { applyMiddleware, type IMiddlewareFunction } from 'graphql-middleware';
import { rule, shield } from 'graphql-shield';
import type { Confirm } from '../confirmation.ts';
import { forbidden, Refusal, unauthenticated } from '../refusal.ts';
import { judge, type Viewer } from '../viewer.ts';
import { type Allowed, allowedOf, describeAllowed } from './allow.ts';
import { demandConfirmations } from './confirmed.ts';
import type { Context } from './context.ts';

/** Ends a stream when the viewer may no longer have it; see `subscriptions.ts`. */
export type StreamKeeper = <T>(
  stream: AsyncIterable<T>,
  viewer: Viewer | null,
  stillAllowed: (viewer: Viewer | null) => void,
  field: string,
) => AsyncIterable<T>;

export interface GuardOptions {
  /** Told of every refused mutation, for the journal. */
  onRefused(context: Context, field: string, refusal: Refusal): Promise<void>;
  keepStream: StreamKeeper;
  /** Asked before every protected mutation of one who may. */
  confirm: Confirm;
}

/**
 * Builds the guard from the schema itself and wraps it around every field that `@Allow` names.
 *
 * The traps of graphql-shield that this file closes: unlisted root fields are denied; an error of the rule is not turned
 * into a refusal (`allowExternalErrors`) nor a refusal into a constant (rules return their own); results are never cached;
 * `subscribe`, which shield leaves open, is wrapped by hand with the same decision; only fields that have a rule are
 * wrapped, because wrapping all of them costs as much as the rest of the execution.
 * @throws Error naming the root fields that have no `@Allow`
 */
export function guard(schema: GraphQLSchema, options: GuardOptions): GraphQLSchema {
  const rules = collect(schema);
  const tree: Record<string, Record<string, ReturnType<ReturnType<typeof rule>>>> = {};
  for (const { type, field, allowed } of rules) {
    tree[type.name] = { ...tree[type.name], [field.name]: ruleFor(type, field.name, allowed, schema.getMutationType() === type, options) };
    field.description = [describeAllowed(allowed), field.description].filter(Boolean).join(' ');
  }
  const generator = shield<unknown, Context>(tree, { allowExternalErrors: true, fallbackRule: denied, debug: false });
  const wrapped = generator.generate(schema) as Record<string, Record<string, IMiddlewareFunction>>;
  const pruned: Record<string, Record<string, IMiddlewareFunction>> = {};
  for (const { type, field } of rules) {
    const middleware = wrapped[type.name]?.[field.name];
    if (!middleware) throw new Error(`The guard has lost ${type.name}.${field.name}.`);
    pruned[type.name] = { ...pruned[type.name], [field.name]: middleware };
  }
  demandConfirmations(schema, options.confirm);
  const guarded = applyMiddleware(schema, pruned);
  for (const found of rules) if (!roots(schema).includes(found.type)) passAtOnce(guarded, found);
  guardStreams(guarded, options);
  return guarded;
}

/**
 * A field of each of fifty rows is asked fifty times, and shield answers each time with a promise. The same decision, taken
 * here, lets those who may pass at once; whoever may not meets shield.
 */
function passAtOnce(guarded: GraphQLSchema, { type, field: { name }, resolve, allowed }: FieldRule): void {
  const field = (guarded.getType(type.name) as GraphQLObjectType<unknown, Context>).getFields()[name];
  const shielded = field?.resolve;
  if (!field || !shielded) throw new Error(`The guard has lost ${type.name}.${name}.`);
  field.resolve = (parent, args, context, info) => (passes(allowed, context.viewer) ? resolve : shielded)(parent, args, context, info);
}

function passes(allowed: Allowed, viewer: Viewer | null): boolean {
  if (allowed === 'guest') return true;
  if (!viewer || allowed === 'person') return viewer !== null;
  if (allowed === 'member') return viewer.membership?.subject.membership === 'active' && !viewer.membership.subject.bar;
  return judge(viewer, allowed).allowed;
}

/** Throws what the caller is to be told; returns for one who may. */
function check(allowed: Allowed, viewer: Viewer | null): void {
  if (passes(allowed, viewer)) return;
  if (!viewer) throw unauthenticated();
  throw forbidden(isRight(allowed) ? allowed : undefined, viewer.membership?.subject.bar);
}

interface FieldRule {
  type: GraphQLObjectType;
  field: GraphQLField<unknown, Context>;
  /** As it was before anything was wrapped around it. */
  resolve: GraphQLFieldResolver<unknown, Context>;
  allowed: Allowed;
}

const roots = (schema: GraphQLSchema) => [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

function collect(schema: GraphQLSchema): FieldRule[] {
  const found: FieldRule[] = [];
  const open: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const allowed = allowedOf(field.extensions);
      if (allowed) found.push({ type, field, resolve: field.resolve ?? defaultFieldResolver, allowed });
      else if (roots(schema).includes(type)) open.push(`${type.name}.${field.name}`);
    }
  }
  if (open.length > 0) throw new Error(`Root fields without @Allow: ${open.join(', ')}`);
  return found;
}

function ruleFor(type: GraphQLObjectType, field: string, allowed: Allowed, isMutation: boolean, options: GuardOptions) {
  const judged = async (context: Context) => {
    try {
      check(allowed, context.viewer);
      // Whoever looks as somebody else changes nothing; what needs no session is not done as anybody.
      if (isMutation && allowed !== 'guest' && context.viewer?.looksFrom) throw forbidden();
      return true;
    } catch (error) {
      if (isMutation && error instanceof Refusal) await options.onRefused(context, field, error);
      throw error;
    }
  };
  // Shield knows rules by name, so each has its own. It throws what a rule returns, and swallows what it throws: so what failed
  // is returned, a refusal as well as an outage in which the refusal could not be written down.
  return rule(`${type.name}.${field}`, { cache: 'no_cache' })((_parent, _args, context: Context) =>
    judged(context).catch((error: unknown) => (error instanceof Error ? error : forbidden())),
  );
}

const denied = rule('denied', { cache: 'no_cache' })(() => forbidden());

function guardStreams(schema: GraphQLSchema, options: GuardOptions): void {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const allowed = allowedOf(field.extensions);
    const subscribe = field.subscribe;
    if (!allowed || !subscribe) throw new Error(`Subscription.${field.name} can't be guarded.`);
    field.subscribe = async (parent: unknown, args: Record<string, unknown>, context: Context, info) => {
      check(allowed, context.viewer);
      const stream = (await subscribe(parent, args, context, info)) as AsyncIterable<unknown>;
      return options.keepStream(stream, context.viewer, (viewer) => check(allowed, viewer), field.name);
    };
  }
}
