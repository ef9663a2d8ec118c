import type { IncomingMessage, Server } from 'node:http';
import { GraphQLError, type GraphQLSchema, getOperationAST, Kind, parse, specifiedRules, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Log } from '../log.ts';
import type { PubSub } from '../pubsub.ts';
import type { Viewer } from '../viewer.ts';
import type { Context } from './context.ts';
import { assertCost } from './cost.ts';
import { formatError, noteError, unusable } from './errors.ts';
import { limitRules, limits } from './limits.ts';
import { concerns, type ReloadViewer } from './subscriptions.ts';
import { assertTextOf } from './text.ts';

export interface SocketOptions {
  schema: GraphQLSchema;
  log: Log;
  pubsub: PubSub;
  /** Who stands behind the token and the shop; null for nobody. Asked when a socket opens. */
  viewerOf(token: string, company: string | null, request: IncomingMessage): Promise<Viewer | null>;
  /** The same viewer as of now; asked for every stream. */
  reload: ReloadViewer;
  isAllowedOrigin(origin: string | undefined): boolean;
}

/** How many streams one socket may have at a time: our pages have two. Each is judged anew from time to time. */
const streamsMost = 20;

const closes = { unauthenticated: 4401, sessionOver: 4403, later: 1013 } as const;

/** Documents over a socket are subscriptions: what asks or changes goes over HTTP, where each request is judged. */
function refusalOf(schema: GraphQLSchema, query: string, operationName: string | null | undefined, variables: unknown) {
  try {
    const document = parse(query, { maxTokens: limits.tokens });
    const operation = getOperationAST(document, operationName ?? undefined);
    if (
      operation?.operation !== 'subscription' ||
      document.definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node !== operation)
    ) {
      return { errors: [unusable('Only one subscription goes over a socket.')] };
    }
    const errors = validate(schema, document, [...specifiedRules, ...limitRules]);
    if (errors.length > 0) return { errors: errors.map(({ message }) => unusable(message)) };
    assertTextOf(document, variables);
    assertCost(schema, document, { ...(variables as Record<string, unknown>) }, operationName ?? null);
    return { document };
  } catch (error) {
    return { errors: [unusable(error instanceof GraphQLError ? error.message : 'The document can not be used.')] };
  }
}

/** Left to graphql-ws, what went wrong would be told to the other side, and printed with everything that it holds. */
async function orNoted<T>(work: Promise<T>, requestId: string, log: Log): Promise<T | GraphQLError> {
  try {
    return await work;
  } catch (error) {
    const noted = new GraphQLError('INTERNAL', { originalError: error instanceof Error ? error : new Error(String(error)) });
    noteError(noted, requestId, log);
    return noted;
  }
}

/** Serves subscriptions (graphql-transport-ws) on the HTTP server's /graphql, closing a socket when its session ends. */
export function serveSockets(
  http: Server,
  { schema, log, pubsub, viewerOf, reload, isAllowedOrigin }: SocketOptions,
): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 100_000 });
  http.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/graphql' || !isAllowedOrigin(request.headers.origin)) {
      // Node has taken its own hands off: unheard, an error of a caller who is gone would end the process.
      socket.on('error', () => socket.destroy());
      socket.once('finish', () => socket.destroy());
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  type Params = { accessToken?: unknown; company?: unknown };
  type Extra = { viewer?: Viewer; silence?: () => void };
  const server = useServer<Params, Extra>(
    {
      schema,
      connectionInitWaitTimeout: 5_000,
      async onConnect({ connectionParams, extra }) {
        const { accessToken, company } = connectionParams ?? {};
        const asking =
          typeof accessToken === 'string' && viewerOf(accessToken, typeof company === 'string' ? company : null, extra.request);
        const viewer = asking ? await orNoted(asking, 'socket', log) : null;
        if (viewer instanceof GraphQLError) {
          extra.socket.close(closes.later, 'Try again later');
          return false;
        }
        if (!viewer) {
          extra.socket.close(closes.unauthenticated, 'Unauthenticated');
          return false;
        }
        // Gone while it was looked at: nobody would tell us again, and the ear would stay for ever.
        if (extra.socket.readyState !== extra.socket.OPEN) return false;
        extra.viewer = viewer;
        extra.silence = pubsub.subscribe((signal) => {
          if (signal.topic === 'session' && concerns(signal, viewer))
            setTimeout(() => extra.socket.close(closes.sessionOver, 'Session over'), 200);
        });
        return true;
      },
      async onSubscribe({ extra, subscriptions }, _id, payload) {
        if (Object.keys(subscriptions).length > streamsMost) return [unusable(`More than ${streamsMost} streams on one socket.`)];
        const refusal = refusalOf(schema, payload.query, payload.operationName, payload.variables);
        if (!refusal.document) return refusal.errors;
        if (!extra.viewer) return [new GraphQLError('UNAUTHENTICATED', { extensions: { code: 'UNAUTHENTICATED' } })];
        const viewer = await orNoted(reload(extra.viewer), extra.viewer.origin.requestId, log);
        if (viewer instanceof GraphQLError) return [viewer];
        const contextValue: Context = {
          viewer,
          origin: extra.viewer.origin,
          pubsub,
          refreshToken: null,
          setRefreshToken: () => {},
          deviceToken: null,
          setDeviceToken: () => {},
          forgetBrowser: () => {},
        };
        return {
          schema,
          document: refusal.document,
          contextValue,
          variableValues: payload.variables ?? null,
          operationName: payload.operationName ?? null,
        };
      },
      onError: (_ctx, _id, _payload, errors) => errors.map((error) => formatError(error.toJSON(), error)),
      onNext: ({ extra }, _id, _payload, _args, result) => {
        if (!result.errors) return;
        for (const error of result.errors) noteError(error as GraphQLError, extra.viewer?.origin.requestId ?? 'socket', log);
        return { ...result, errors: result.errors.map((error) => formatError((error as GraphQLError).toJSON(), error)) } as never;
      },
      onClose: ({ extra }) => extra.silence?.(),
    },
    sockets,
  );
  return {
    async close() {
      for (const client of sockets.clients) client.close(1001, 'Going away');
      await server.dispose();
    },
  };
}
