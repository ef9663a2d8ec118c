import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import {
  type ASTVisitor,
  GraphQLError,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { allowedOf } from './allow.ts';

/** What a document and its variables (their names and values, counted one by one) may cost before anything of it runs. */
export const limits = { tokens: 1000, values: 1000, depth: 10, aliases: 15, directives: 5, rootFields: 10, cost: 5000 };

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
