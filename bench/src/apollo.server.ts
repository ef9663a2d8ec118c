import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import { inRoot } from '@prikazchik/tools/repository.ts';
import Fastify from 'fastify';
import { buildSchema, GraphQLError } from 'graphql';
import { createPages, readEnvironment, type Viewer } from './pages.ts';

/** The two pages by a bare Apollo Server: the product's schema as plain SDL, default resolvers, no guard and no limits. */
interface Context {
  viewer: Viewer | null;
}

const env = readEnvironment(process.env);
const pages = await createPages(env);

const demand = ({ viewer }: Context): Viewer => {
  if (!viewer) throw new GraphQLError('UNAUTHENTICATED');
  return viewer;
};

const fastify = Fastify();
const apollo = new ApolloServer<Context>({
  schema: buildSchema(readFileSync(inRoot('packages/graphql-client/schema.graphql'), 'utf8')),
  rootValue: {
    members: ({ first }: { first: number }, context: Context) => pages.members(demand(context), first),
    products: ({ first }: { first: number }, context: Context) => pages.products(demand(context), first),
  },
  plugins: [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
    fastifyApolloDrainPlugin(fastify),
  ],
});
await apollo.start();
await fastify.register(fastifyApollo(apollo), {
  path: '/graphql',
  context: async (request) => ({ viewer: await pages.viewerOf(request.headers.authorization, request.headers['x-company']) }),
});
await fastify.listen({ host: '127.0.0.1', port: Number(env.API_PORT) });
