import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST, getVariableValues, Kind, visit } from 'graphql';
import { getComplexity, simpleEstimator } from 'graphql-query-complexity/cjs';
import { unusable } from './errors.ts';
import { limits } from './limits.ts';

type Variables = Record<string, unknown>;

/** What of a document's variables its cost hangs on, and the costs that are known. */
interface Known {
  variables: readonly string[];
  costs: Map<string, number>;
}

/** How many costs of one document are remembered: few ask for the same list in more than a handful of lengths. */
const rememberedMost = 50;

const known = new WeakMap<DocumentNode, Known>();

/**
 * A field costs 1 and its children; a list of `first` rows costs its children `first` times.
 *
 * Counting walks the whole document, so it is done once for each of the lengths and conditions that the document is asked
 * with: nothing else about the variables changes its cost.
 * @throws GraphQLError BAD_USER_INPUT when the document costs more than `limits.cost`, or its variables don't fit it
 */
export function assertCost(schema: GraphQLSchema, document: DocumentNode, variables: Variables, operationName: string | null): void {
  assertFit(schema, document, variables, operationName);
  const { variables: telling, costs } = knownOf(document);
  const key = [operationName, ...telling.map((name) => plain(variables[name]))].join();
  let cost = costs.get(key);
  if (cost === undefined) {
    cost = costOf(schema, document, variables, operationName);
    if (costs.size < rememberedMost) costs.set(key, cost);
  }
  if (cost > limits.cost) throw unusable(`The document costs ${cost}, more than ${limits.cost}.`);
}

/**
 * Stops at the first variable that does not fit. Left to those who look later, each of a thousand fields that an input does
 * not know would be described along with the other 999: a minute's work for one small request.
 */
function assertFit(schema: GraphQLSchema, document: DocumentNode, variables: Variables, operationName: string | null): void {
  const operation = getOperationAST(document, operationName);
  const { errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (errors?.[0]) throw unusable(errors[0].message);
}

/**
 * Lengths and conditions are numbers and booleans by now. Where the operation that runs means something else by the name, or
 * has no such variable, the value is whatever somebody sent: it changes no cost, so nothing of it is remembered.
 */
function plain(value: unknown): string {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}

function knownOf(document: DocumentNode): Known {
  const before = known.get(document);
  if (before) return before;
  const made = { variables: tellingVariables(document), costs: new Map<string, number>() };
  known.set(document, made);
  return made;
}

/** The variables that stand in a condition or for the length of a list. */
function tellingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if ((name.value === 'first' || name.value === 'if') && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

function costOf(schema: GraphQLSchema, query: DocumentNode, variables: Variables, operationName: string | null): number {
  try {
    return getComplexity({
      schema,
      query,
      variables,
      ...(operationName && { operationName }),
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
