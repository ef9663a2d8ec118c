import { isProtected, UNCONFIRMED } from '@prikazchik/permissions/operation';
import { RIGHTS } from '@prikazchik/permissions/right';
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, GraphQLString, getNullableType, isUnionType } from 'graphql';
import type { Confirm } from '../confirmation.ts';
import { unauthenticated } from '../refusal.ts';
import { allowedOf } from './allow.ts';
import type { Context } from './context.ts';

const description = 'That the viewer has confirmed this very call: see `Problem` CONFIRMATION_NEEDED and `confirmOperation`.';

const mutationsOf = (schema: GraphQLSchema): GraphQLField<unknown, Context>[] => Object.values(schema.getMutationType()?.getFields() ?? {});

/**
 * Gives every protected mutation the argument that carries the confirmation.
 * @throws Error naming what the table of operations forgot, and what could not answer with the Problem
 */
export function addConfirmations(schema: GraphQLSchema): void {
  for (const field of mutationsOf(schema)) {
    if (!isProtected(field.name)) refuseForgotten(field);
    else if (!isUnionType(getNullableType(field.type)))
      throw new Error(`${field.name} is protected, and has no Problem among its answers.`);
    else {
      const [name, type] = ['confirmation', GraphQLString];
      const rest = { defaultValue: undefined, deprecationReason: undefined, extensions: {}, astNode: undefined };
      field.args = [...field.args, { name, description, type, ...rest }];
    }
  }
}

/** What takes a right that is marked is in the table, or the table says why not. */
function refuseForgotten({ name, extensions, args }: GraphQLField<unknown, Context>): void {
  const allowed = allowedOf(extensions);
  const isMarked = allowed !== null && allowed in RIGHTS && RIGHTS[allowed as keyof typeof RIGHTS].freshSecondFactor;
  if (isMarked && !Object.hasOwn(UNCONFIRMED, name))
    throw new Error(`${name} takes ${allowed} and is not in the table of protected operations.`);
  if (args.some((argument) => argument.name === 'confirmation')) throw new Error(`${name} is not in the table of protected operations.`);
}

/** Puts the check before every protected mutation: whoever may, and has confirmed it, reaches the resolver. */
export function demandConfirmations(schema: GraphQLSchema, confirm: Confirm): void {
  for (const field of mutationsOf(schema)) {
    const { name, resolve = defaultFieldResolver } = field;
    if (!isProtected(name)) continue;
    field.resolve = async (parent, { confirmation, ...args }, context, info) => {
      if (!context.viewer) throw unauthenticated();
      const problem = await confirm(context.viewer, { operation: name, args }, typeof confirmation === 'string' ? confirmation : null);
      return problem ?? resolve(parent, args, context, info);
    };
  }
}
