import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql/language/printer.js';
import type { Client } from 'graphql-ws';
import { currentCompany, onCompanyChange } from './company.ts';
import type { GraphQLErrorEntry } from './problem.ts';
import { failureOfErrors, RequestError } from './problem.ts';
import { session, transport } from './request.ts';
import { GRAPHQL_PATH } from './transport.ts';

/** What a subscriber hears. */
export interface LiveListener<Data> {
  readonly next: (data: Data) => void;
  /** The socket broke and is open again: whatever happened in between was missed. */
  readonly reconnected?: () => void;
  /** The server ended the stream; `error` is null when it ended it in order. */
  readonly over?: (error: RequestError | null) => void;
}

/** The API's close codes for a socket whose session or membership has ended (graphql-transport-ws: 4401, 4403). */
const REFUSED = new Set([4401, 4403]);

const LONGEST_WAIT = 15_000;

let client: Promise<Client> | undefined;
let refused = false;

function closeCode(event: unknown): number | null {
  return typeof event === 'object' && event !== null && 'code' in event && typeof event.code === 'number' ? event.code : null;
}

async function connect(): Promise<Client> {
  // The socket is no part of the first load.
  const { createClient } = await import('graphql-ws');
  return createClient({
    url: () => new URL(GRAPHQL_PATH, location.href).href.replace(/^http/, 'ws'),
    connectionParams: async () => {
      const accessToken = await (refused ? transport.renew() : transport.liveToken());
      refused = false;
      return { accessToken, company: currentCompany() };
    },
    keepAlive: 12_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: wait,
    shouldRetry: () => session.get().status !== 'signed-out',
    on: {
      closed: (event) => {
        refused = REFUSED.has(closeCode(event) ?? 0);
      },
    },
  });
}

// A socket speaks for one sign-in in one shop: when either changes, it opens anew.
let signIn: number | null = null;
session.subscribe((state) => {
  const now = state.status === 'signed-in' ? state.signIn : null;
  if (now === signIn) return;
  signIn = now;
  void client?.then((open) => open.terminate());
});
onCompanyChange(() => void client?.then((open) => open.terminate()));

function wait(attempt: number): Promise<void> {
  const length = Math.min(500 * 2 ** attempt, LONGEST_WAIT) * (0.5 + Math.random());
  return new Promise((resolve) => setTimeout(resolve, length));
}

/**
 * Listens to one subscription over the tab's one WebSocket, through broken connections and restarts of the API for as long as somebody is signed
 * in; the answer stops it.
 */
export function subscribe<Data extends Record<string, unknown>, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  listener: LiveListener<Data>,
): () => void {
  const payload = { query: print(document), variables };
  let stopped = false;
  let broken = 0;
  const undo: (() => void)[] = [];

  function listen(open: Client): void {
    if (stopped) return;
    const unsubscribe = open.subscribe<Data>(payload, {
      next: ({ data, errors }) => {
        if (data) listener.next(data);
        else if (errors) end(new RequestError(failureOfErrors(errors)));
      },
      error: (reason) => {
        if (isErrors(reason)) end(new RequestError(failureOfErrors(reason)));
        else void again(open);
      },
      complete: () => end(null),
    });
    undo.push(unsubscribe);
  }

  /** The library gives up on what a proxy says while the API restarts (close code 1011), and on a refused token; we don't. */
  async function again(open: Client): Promise<void> {
    broken += 1;
    await wait(broken);
    if (session.get().status === 'signed-out') end(new RequestError({ kind: 'unauthenticated' }));
    else listen(open);
  }

  function end(error: RequestError | null): void {
    if (!stopped) listener.over?.(error);
  }

  client ??= connect();
  void client.then((open) => {
    if (stopped) return;
    undo.push(
      open.on('connected', (_socket, _payload, wasRetry) => {
        if (wasRetry || broken > 0) listener.reconnected?.();
        broken = 0;
      }),
    );
    listen(open);
  });
  return () => {
    stopped = true;
    for (const step of undo) step();
  };
}

function isErrors(reason: unknown): reason is readonly GraphQLErrorEntry[] {
  return Array.isArray(reason);
}
