import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../log.ts';
import type { Context } from './context.ts';
import { assertCost } from './cost.ts';
import { createDocumentStore } from './document-store.ts';
import type { OurDocuments } from './documents.ts';
import { formatError, noteError, unusable } from './errors.ts';
import { createExecutor, gatewayOf } from './executor.ts';
import { limitRules, limits } from './limits.ts';
import { assertTextOf } from './text.ts';

export interface GraphqlServerOptions {
  schema: GraphQLSchema;
  documents: OurDocuments;
  log: Log;
}

/** Apollo over the guarded schema: no batching, no hints, no stack, every document measured before it runs. */
export async function createGraphqlServer({ schema, documents, log }: GraphqlServerOptions): Promise<ApolloServer<Context>> {
  const plugins: ApolloServerPlugin<Context>[] = [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    measured(schema, log),
  ];
  const server = new ApolloServer<Context>({
    gateway: gatewayOf(schema, createExecutor(schema, documents.isSentByUs)),
    documentStore: createDocumentStore(),
    plugins,
    formatError,
    validationRules: limitRules,
    parseOptions: { maxTokens: limits.tokens },
    introspection: true,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    logger: { debug: () => {}, info: () => {}, warn: (message) => log.warn(message), error: (message) => log.error(message) },
  });
  await server.start();
  return server;
}

/**
 * Whether the caller knows only the convention from before the specification: there what is wrong with a document is told
 * in the body alone, and the status speaks of HTTP.
 */
const isPlainJson = (accept = '') => accept.includes('application/json') && !accept.includes('application/graphql-response+json');

/** Every document is looked at once more when it is known what will run, and every error is noted. */
function measured(schema: GraphQLSchema, log: Log): ApolloServerPlugin<Context> {
  const listener: GraphQLRequestListener<Context> = {
    async didResolveOperation({ document, operation, operationName, request }) {
      if (!operation) throw unusable('The document has no operation of this name, or several and no name was given.');
      // A stream needs a socket; over HTTP its fields would be asked for what never happened.
      if (operation.operation === 'subscription') throw unusable('Subscriptions go over a socket.');
      assertTextOf(document, request.variables);
      assertCost(schema, document, request.variables ?? {}, operationName);
    },
    async didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) noteError(error, contextValue.origin.requestId, log);
    },
    async willSendResponse({ request, response: { http } }) {
      if (http.status === 400 && isPlainJson(request.http?.headers.get('accept'))) http.status = 200;
    },
  };
  return { requestDidStart: async () => listener };
}
