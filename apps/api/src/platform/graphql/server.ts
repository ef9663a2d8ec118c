import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Log } from '../log.ts';
import type { Context } from './context.ts';
import { errorJournal, formatError } from './errors.ts';
import { costLimit, limitRules, limits, noStreams } from './limits.ts';
import { textGuard } from './text.ts';

export interface GraphqlServerOptions {
  schema: GraphQLSchema;
  log: Log;
}

/** Apollo over the guarded schema: no batching, no hints, no stack, every document measured before it runs. */
export async function createGraphqlServer({ schema, log }: GraphqlServerOptions): Promise<ApolloServer<Context>> {
  const plugins: ApolloServerPlugin<Context>[] = [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    noStreams,
    textGuard,
    costLimit(() => schema),
    errorJournal(log),
  ];
  const server = new ApolloServer<Context>({
    schema,
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
