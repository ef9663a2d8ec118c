import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from './context.ts';
import { unusable } from './errors.ts';

/** The hook by which Apollo lets somebody else execute what it has parsed, validated and measured. */
type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];

/** What is executed: Apollo keeps a document that it has seen, so the same text comes as the same object. */
export interface Execution {
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  context: Context;
}

export type Executor = (execution: Execution) => Promise<ExecutionResult>;

/** A document with several operations is run by their names, which are as many as it holds. */
const operationsMost = 10;

/**
 * Executes the documents that are ours compiled to one function each (graphql-jit): a page of fifty rows is some seven
 * hundred fields, and the step from one to the next is most of what they cost. Anything else is interpreted by graphql-js:
 * code is made from texts that we wrote, never from what somebody sends.
 */
export function createExecutor(schema: GraphQLSchema, isSentByUs: (document: DocumentNode) => boolean): Executor {
  const compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery | null>>();

  function compiledOf({ document, operationName }: Execution): CompiledQuery | null {
    const name = operationName ?? '';
    const operations = compiled.get(document) ?? new Map<string, CompiledQuery | null>();
    const known = operations.get(name);
    if (known !== undefined) return known;
    const made = isSentByUs(document) && isSmall(document) ? compileQuery(schema, document, operationName ?? undefined) : null;
    const query = made && isCompiledQuery(made) ? made : null;
    compiled.set(document, operations.set(name, query));
    return query;
  }

  async function run(query: CompiledQuery, { document, operationName, variables, context }: Execution): Promise<ExecutionResult> {
    // The compiled function fits variables by rules of its own, which forget the defaults inside inputs: it gets fitted ones.
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const { coerced, errors } = getVariableValues(schema, definitions, variables);
    if (errors) return { errors };
    const result: ExecutionResult = await query.query(null, context, coerced);
    return result.errors ? { ...result, errors: result.errors.map(whole) } : result;
  }

  return async (execution) => {
    const query = compiledOf(execution);
    const { document, variables, operationName, context } = execution;
    const result = query
      ? await run(query, execution)
      : await execute({ schema, document, variableValues: variables, operationName, contextValue: context });
    // Nothing was executed: the variables do not fit.
    if (!('data' in result)) throw unusable(result.errors?.[0]?.message ?? 'The variables do not fit.');
    return result;
  };
}

/** Errors of compiled documents lack the extensions that every reader of a GraphQLError counts on. */
function whole({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  return Object.assign(new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null }), { locations });
}

const isSmall = ({ definitions }: DocumentNode) =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length <= operationsMost;

/** The executor in the shape that Apollo asks for. */
export function gatewayOf(schema: GraphQLSchema, executor: Executor): Gateway {
  return {
    onSchemaLoadOrUpdate(loaded) {
      loaded({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: ({ document, request, operationName, context }) =>
        executor({ document, operationName, variables: request.variables ?? {}, context: context as Context }),
    }),
    stop: async () => {},
  };
}
