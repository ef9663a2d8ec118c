import type { ApolloServerPlugin } from '@apollo/server';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  type ASTVisitor,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { getComplexity, simpleEstimator } from 'graphql-query-complexity/cjs';
import { allowedOf } from './allow.ts';
import type { Context } from './context.ts';
import { unusable } from './errors.ts';

/** What a document may cost before anything of it runs. */
export const limits = { tokens: 1000, depth: 10, aliases: 15, directives: 5, rootFields: 10, cost: 5000 };

// Armor throws by default, which would stop the validation of the rest and, in Apollo, answer 500.
const report = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

function rootFieldsRule(context: ValidationContext): ASTVisitor {
  const known = new Map<string, number>();
  function countIn({ selections }: SelectionSetNode): number {
    return selections.reduce((total, selection) => total + count(selection), 0);
  }
  function count(selection: SelectionNode): number {
    if (selection.kind === Kind.FIELD) return 1;
    if (selection.kind === Kind.INLINE_FRAGMENT) return countIn(selection.selectionSet);
    const name = selection.name.value;
    const fragment = context.getFragment(name);
    if (fragment && !known.has(name)) {
      // Stands while the fragment is being counted, so that one which spreads itself ends.
      known.set(name, 0);
      known.set(name, countIn(fragment.selectionSet));
    }
    return known.get(name) ?? 0;
  }
  return {
    OperationDefinition({ selectionSet }) {
      if (countIn(selectionSet) > limits.rootFields) context.reportError(new GraphQLError(`More than ${limits.rootFields} root fields.`));
    },
  };
}

/**
 * What a guest may do (sign in, refresh, accept a link …) stands alone in its document: else one request would be many
 * guesses.
 */
function guestMutationsAloneRule(context: ValidationContext): ASTVisitor {
  let fields = 0;
  let guest = 0;
  return {
    Field() {
      const parent = context.getParentType();
      if (parent !== context.getSchema().getMutationType()) return;
      fields += 1;
      if (allowedOf(context.getFieldDef()?.extensions) === 'guest') guest += 1;
    },
    Document: {
      leave() {
        if (guest > 0 && fields > 1) context.reportError(new GraphQLError('This mutation must be the only one of its document.'));
      },
    },
  };
}

export const limitRules: ValidationRule[] = [
  maxDepthRule({ n: limits.depth, ignoreIntrospection: true, ...report }),
  maxAliasesRule({ n: limits.aliases, allowList: [], ...report }),
  maxDirectivesRule({ n: limits.directives, ...report }),
  rootFieldsRule,
  guestMutationsAloneRule,
];

/** A field costs 1 and its children; a list of `first` rows costs its children `first` times. */
export function costLimit(schema: () => GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, operationName }) {
          assertCost(schema(), document, request.variables, operationName ?? undefined);
        },
      };
    },
  };
}

/** A stream needs a socket; over HTTP its fields would be asked for what never happened. */
export const noStreams: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation === 'subscription') throw unusable('Subscriptions go over a socket.');
      },
    };
  },
};

type Complexities = Parameters<typeof getComplexity>[0];

/** @throws GraphQLError BAD_USER_INPUT when the document costs more than `limits.cost`, or its variables don't fit it */
export function assertCost(
  schema: GraphQLSchema,
  document: Complexities['query'],
  variables: Complexities['variables'],
  operationName?: string,
): void {
  const cost = costOf({ schema, query: document, variables: variables ?? {}, ...(operationName && { operationName }) });
  if (cost > limits.cost) throw unusable(`The document costs ${cost}, more than ${limits.cost}.`);
}

function costOf(request: Omit<Complexities, 'estimators'>): number {
  try {
    return getComplexity({
      ...request,
      estimators: [
        ({ args, childComplexity }) =>
          typeof args.first === 'number' ? 1 + Math.max(args.first, 1) * Math.max(childComplexity, 1) : undefined,
        simpleEstimator({ defaultComplexity: 1 }),
      ],
    });
  } catch (error) {
    // Variables are needed to count with, so this is where it first shows that they don't fit.
    throw error instanceof GraphQLError ? unusable(error.message) : error;
  }
}
