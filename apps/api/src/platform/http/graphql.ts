import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../graphql/context.ts';
import type { PubSub } from '../pubsub.ts';
import { Refusal } from '../refusal.ts';
import type { Origin, Viewer } from '../viewer.ts';
import { forgetBrowser, readDeviceCookie, readRefreshCookie, writeDeviceCookie, writeRefreshCookie } from './cookies.ts';
import { type Origins, originOf } from './origin.ts';

export interface GraphqlRouteOptions {
  apollo: ApolloServer<Context>;
  origins: Origins;
  pubsub: PubSub;
  /** `viewing` is the id of leave to look as somebody else. */
  viewerOf(token: string | null, company: string | null, viewing: string | null, origin: Origin): Promise<Viewer | null>;
  /** Whether one without a session may run this document. */
  isOpenToGuests(source: string): boolean;
}

const refusedAs = (code: Refusal['code']) => JSON.stringify({ errors: [{ message: code, extensions: { code } }] });
const refusedGuest = refusedAs('UNAUTHENTICATED');

const bearer = /^Bearer ([\w.-]+)$/;

function tokenOf(request: Pick<FastifyRequest, 'headers'>): string | null {
  return bearer.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function sourceOf({ body }: FastifyRequest): string {
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
  return typeof query === 'string' ? query : '';
}

const oneOf = (header: string | string[] | undefined) => (typeof header === 'string' ? header : null);

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
    // Who may not look as they ask to is told so in the form of every other refusal.
    errorHandler(error, _request, reply) {
      if (!(error instanceof Refusal && error.code === 'FORBIDDEN')) throw error;
      return reply.code(403).type('application/json; charset=utf-8').send(refusedAs(error.code));
    },
    // Who is asking is found out before the document is looked at, so that an outage is a plain 503.
    async preHandler(request, reply) {
      const origin = originOf(request, origins);
      const { 'x-company': company, 'x-view-as': viewing } = request.headers;
      const viewer = await viewerOf(tokenOf(request), oneOf(company), oneOf(viewing), origin);
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
