import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../graphql/context.ts';
import type { PubSub } from '../pubsub.ts';
import type { Origin, Viewer } from '../viewer.ts';
import { forgetBrowser, readDeviceCookie, readRefreshCookie, writeDeviceCookie, writeRefreshCookie } from './cookies.ts';
import { type Origins, originOf } from './origin.ts';

export interface GraphqlRouteOptions {
  apollo: ApolloServer<Context>;
  origins: Origins;
  pubsub: PubSub;
  viewerOf(token: string | null, company: string | null, origin: Origin): Promise<Viewer | null>;
  /** Whether one without a session may run this document. */
  isOpenToGuests(source: string): boolean;
}

const refusedGuest = JSON.stringify({ errors: [{ message: 'UNAUTHENTICATED', extensions: { code: 'UNAUTHENTICATED' } }] });

const bearer = /^Bearer ([\w.-]+)$/;

function tokenOf(request: Pick<FastifyRequest, 'headers'>): string | null {
  return bearer.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function sourceOf({ body }: FastifyRequest): string {
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
  return typeof query === 'string' ? query : '';
}

/** POST with JSON and nothing else: a form on a foreign page can send neither. */
export function serveGraphql(app: FastifyInstance, { apollo, origins, pubsub, viewerOf, isOpenToGuests }: GraphqlRouteOptions): void {
  const contexts = new WeakMap<FastifyRequest, Context>();
  const answer = fastifyApolloHandler(apollo, {
    context: async (request) => {
      const context = contexts.get(request);
      if (!context) throw new Error('A request without its context.');
      return context;
    },
  });
  app.route({
    method: 'POST',
    url: '/graphql',
    // Who is asking is found out before the document is looked at, so that an outage is a plain 503.
    async preHandler(request, reply) {
      const origin = originOf(request, origins);
      const company = request.headers['x-company'];
      const viewer = await viewerOf(tokenOf(request), typeof company === 'string' ? company : null, origin);
      if (!viewer && !isOpenToGuests(sourceOf(request))) return reply.code(401).type('application/json; charset=utf-8').send(refusedGuest);
      contexts.set(request, {
        origin,
        pubsub,
        viewer,
        refreshToken: readRefreshCookie(request, origin.portal),
        setRefreshToken: (token, expiresAt) => writeRefreshCookie(reply, origin.portal, token, expiresAt),
        deviceToken: readDeviceCookie(request, origin.portal),
        setDeviceToken: (token) => writeDeviceCookie(reply, origin.portal, token),
        forgetBrowser: () => forgetBrowser(reply, origin.portal),
      });
      return;
    },
    handler: answer,
  });
}
