import proxy, { type FastifyHttpProxyOptions } from '@fastify/http-proxy';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Upstreams } from './upstreams.ts';

/** What the API serves; a browser sees it on the portal's own origin, so cookies and CSP stay same-origin. */
const GRAPHQL = '/graphql';
const FILES = ['/files', '/uploads'];

const ANSWER_WITHIN_MS = 30_000;
/** What the API takes in one message of a socket. */
const SOCKET_MESSAGE_LIMIT = 100_000;

type Asker = Pick<FastifyRequest, 'ip' | 'protocol' | 'host'>;

/** Says who asks, in one value each: what the client itself claimed here is dropped unless its proxy is trusted. */
function forwarded(request: Asker) {
  return {
    'x-forwarded-for': request.ip,
    'x-forwarded-proto': request.protocol,
    'x-forwarded-host': request.host,
  };
}

const replyOptions: NonNullable<FastifyHttpProxyOptions['replyOptions']> = {
  timeout: ANSWER_WITHIN_MS,
  // What may have reached an API is not asked again here: that is the browser's decision, who knows what it waits for.
  retryDelay: () => null,
  rewriteRequestHeaders: (request, headers) => ({ ...headers, ...forwarded(request) }),
  onError: (reply) => void reply.code(503).header('retry-after', '2').send({ code: 'UNAVAILABLE' }),
};

/** `rewriteRequestHeaders` is documented by the plugin and missing from its types. */
const wsClientOptions = {
  perMessageDeflate: false,
  rewriteRequestHeaders: (headers: Record<string, string>, request: FastifyRequest) => ({
    ...headers,
    ...forwarded(request),
    // The API refuses the socket of a page that is not ours, and keeps in its journal which program asks.
    ...(request.headers.origin && { origin: request.headers.origin }),
    ...(request.headers['user-agent'] && { 'user-agent': request.headers['user-agent'] }),
  }),
};

/** Passes requests, uploads as streams and WebSockets on to the API. An API that is away is a 503, never a hang. */
export async function serveApi(app: FastifyInstance, upstreams: Upstreams): Promise<void> {
  const common = {
    // Left open, so that the dispatcher chooses for each request, and `getUpstream` for each socket.
    upstream: '',
    undici: upstreams.dispatcher,
    replyOptions: { ...replyOptions, getUpstream: upstreams.pick },
  };
  for (const prefix of FILES) {
    await app.register(proxy, { ...common, prefix, rewritePrefix: prefix });
  }
  await app.register(proxy, {
    ...common,
    prefix: GRAPHQL,
    rewritePrefix: GRAPHQL,
    websocket: true,
    wsServerOptions: { maxPayload: SOCKET_MESSAGE_LIMIT },
    wsClientOptions,
  });
}
