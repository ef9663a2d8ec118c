import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config.ts';
import { hurry } from '../deadline.ts';
import { newId } from '../id.ts';
import type { Log } from '../log.ts';
import { isUnavailable } from '../outage.ts';
import { Refusal } from '../refusal.ts';
import { createOrigins } from './origin.ts';

const statusOf: Record<Refusal['code'], number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** The HTTP side of the API: one request id everywhere, the same headers on every answer, no page but our own may call. */
export function createHttpApp(config: Config, log: Log): FastifyInstance {
  const headersFor = (id: string) => ({
    'x-request-id': id,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(config.API_URL.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  });
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.TRUSTED_PROXIES,
    bodyLimit: 100_000,
    // A photo of 5 MB from a phone on a slow line; headers have 10 seconds, see below.
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    requestIdHeader: false,
    genReqId: () => newId(),
    forceCloseConnections: 'idle',
    // What still comes in while the process leaves is served: turned away, it would be somebody's failed request.
    return503OnClosing: false,
    // An address that no router can read comes past the hooks.
    frameworkErrors: (_error, request, reply) => {
      const headers = { ...headersFor(request.id), 'content-type': 'application/json; charset=utf-8' };
      reply.raw.writeHead(400, headers).end(JSON.stringify({ code: 'BAD_REQUEST' }));
    },
  });
  app.server.headersTimeout = 10_000;
  // JSON alone is read: what a form on a foreign page can send without asking is 415.
  app.removeContentTypeParser('text/plain');
  void app.register(cookie);
  const origins = createOrigins(config);

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headersFor(request.id));
    const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
    if (crossSite || !origins.isAllowed(request.headers.origin)) return reply.code(403).send({ code: 'FORBIDDEN' });
    return;
  });
  // From here, where the body is there whole: how long it was on its way is the line's affair.
  app.addHook('preValidation', (_request, reply, next) => {
    reply.raw.once('close', hurry(next));
  });
  app.addHook('onResponse', async (request, reply) => {
    log.info({
      requestId: request.id,
      method: request.method,
      // The route, not the address: that of an upload is all that one needs to put a photo there.
      path: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'NOT_FOUND' }));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof Refusal) return reply.code(statusOf[error.code]).send({ code: error.code });
    if (isUnavailable(error)) return reply.code(503).header('retry-after', 2).send({ code: 'UNAVAILABLE' });
    if (error.statusCode && error.statusCode < 500) return reply.code(error.statusCode).send({ code: 'BAD_REQUEST' });
    log.error({ requestId: request.id, error }, 'unexpected');
    return reply.code(500).send({ code: 'INTERNAL', requestId: request.id });
  });
  return app;
}
