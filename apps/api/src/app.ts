import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { validate } from 'uuid';
import { readRegisteredDocuments } from './documents.ts';
import { migrationCount } from './migrations.ts';
import { composeModules } from './modules.ts';
import type { Config } from './platform/config.ts';
import { assertDeadlines, assertHarmlessRole, connect, type Database } from './platform/db.ts';
import { everyDocument, ourDocuments } from './platform/graphql/documents.ts';
import { createSchema } from './platform/graphql/schema.ts';
import { createGraphqlServer } from './platform/graphql/server.ts';
import { serveSockets } from './platform/graphql/socket.ts';
import { streamKeeper } from './platform/graphql/subscriptions.ts';
import { createHttpApp } from './platform/http/app.ts';
import { serveGraphql } from './platform/http/graphql.ts';
import { type Health, serveHealth } from './platform/http/health.ts';
import { createOrigins } from './platform/http/origin.ts';
import { newId } from './platform/id.ts';
import { connectQueue, createEnqueue } from './platform/jobs.ts';
import type { Log } from './platform/log.ts';
import { listen } from './platform/pubsub.ts';
import { readViewer } from './platform/viewer.repository.ts';
import type { Origin, Viewer } from './platform/viewer.ts';

export interface Api {
  http: FastifyInstance;
  health: Health;
  database: Database;
  /** Ends streams, lets requests in flight finish, then lets the database go. */
  close(): Promise<void>;
}

/** The whole API, wired by hand in the order of the shelf; listens to nothing yet. */
export async function createApi(config: Config, log: Log): Promise<Api> {
  const database = connect(config);
  await assertHarmlessRole(database.client);
  await assertDeadlines(database.client);
  const direct = config.DATABASE_DIRECT_URL ? connect({ ...config, DATABASE_URL: config.DATABASE_DIRECT_URL, DATABASE_POOL: 2 }) : database;
  const pubsub = await listen(direct.client, log);
  const queue = connectQueue(config);
  const modules = await composeModules({ config, database, enqueue: await createEnqueue(queue, log), log });

  const reload = (viewer: Viewer) => readViewer(database.global, viewer.sessionId, viewer.membership?.companyId ?? null, viewer.origin);
  const viewerOf = async (token: string | null, company: string | null, viewing: string | null, origin: Origin) => {
    const sessionId = token && (await modules.tokens.sessionOf(token, origin.portal));
    if (!sessionId) return null;
    const viewer = await readViewer(database.global, sessionId, company && validate(company) ? company : null, origin);
    return viewer && viewing !== null ? modules.lookAs(viewer, viewing) : viewer;
  };
  const schema = createSchema(modules.resolvers, {
    keepStream: streamKeeper(pubsub, reload, (viewer, field) => void modules.streamEnded(viewer, field)),
    confirm: modules.confirm,
    onRefused: (context, field, refusal) => modules.journal.refused(context.viewer, field, refusal),
  });
  const documents = config.ANONYMOUS_DOCUMENTS === 'registered' ? ourDocuments(await readRegisteredDocuments()) : everyDocument;
  const apollo = await createGraphqlServer({ schema, documents, log });

  const origins = createOrigins(config);
  const http = createHttpApp(config, log);
  const health = serveHealth(http, queue, await migrationCount());
  // Fastify's plugins (cookies) hold for routes that are registered after them.
  await http.after();
  http.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(modules.tokens.jwks),
  );
  serveGraphql(http, { apollo, origins, pubsub, viewerOf, isOpenToGuests: documents.isOpenToGuests });
  modules.routes(http);
  const sockets = serveSockets(http.server, {
    schema,
    log,
    pubsub,
    reload,
    isAllowedOrigin: origins.isAllowed,
    viewerOf: (token, company, request) => viewerOf(token, company, null, socketOrigin(request, origins.portalOf(request.headers.origin))),
  });
  return {
    http,
    health,
    database,
    async close() {
      await sockets.close();
      await http.close();
      await apollo.stop();
      await modules.close();
      await pubsub.close().catch(() => {});
      if (direct !== database) await direct.close();
      await queue.end();
      await database.close();
    },
  };
}

function socketOrigin(request: IncomingMessage, portal: Origin['portal']): Origin {
  return {
    requestId: newId(),
    ip: request.socket.remoteAddress ?? '',
    userAgent: request.headers['user-agent']?.slice(0, 300) ?? null,
    portal,
  };
}
