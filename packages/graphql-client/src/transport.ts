import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql/language/printer.js';
import { errorEntries, failureOfErrors, failureOfStatus, isProblem, RequestError } from './problem.ts';
import type { RefreshSessionMutation } from './refresh-session.generated.ts';
import { RefreshSessionDocument } from './refresh-session.generated.ts';
import type { SessionStore } from './session.ts';

/** The API's path on the portal's own origin. */
export const GRAPHQL_PATH = '/graphql';

/** An access token this close to its end is replaced before it is used, in milliseconds. */
const MARGIN = 30_000;

/** What the transport needs from the tab it works in. */
export interface TransportEnvironment {
  readonly session: SessionStore;
  readonly company: () => string | null;
  /** Leave to look as somebody else. */
  readonly viewing: () => string | null;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** Runs the work while no other tab of this origin runs any: a refresh cookie works once. */
  readonly lock: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** A GraphQL request over HTTP, as the persisted documents were hashed. */
export function requestOf<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables?: Variables): RequestInit {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' };
  return { method: 'POST', headers, body: JSON.stringify({ query: print(document), variables }) };
}

/** The data of a GraphQL answer; throws {@link RequestError} when it carries errors or is no GraphQL answer. */
export async function dataOf<Data>(response: Response): Promise<Data> {
  const text = await response.text();
  const errors = errorEntries(text);
  if (errors.length > 0) throw new RequestError(failureOfErrors(errors));
  if (!response.ok) throw new RequestError(failureOfStatus(response.status));
  const body: { data: Data } = JSON.parse(text);
  return body.data;
}

async function isUnauthenticated(response: Response): Promise<boolean> {
  const entries = errorEntries(await response.clone().text());
  return entries.length > 0 && failureOfErrors(entries).kind === 'unauthenticated';
}

/** The one way from a tab to the API: it signs every request with a live token, Apollo Client's requests included. */
export function createTransport({ session, company, viewing, fetch, now, lock }: TransportEnvironment) {
  let renewal: Promise<string | null> | undefined;
  /** How far this machine's clock is ahead of the server's, in milliseconds. */
  let skew = 0;

  /** What says who asks, in which shop, and as whom they look at it. */
  function signed(init: RequestInit | undefined, token: string | null): Headers {
    const headers = new Headers(init?.headers);
    const told = token === null ? {} : { authorization: `Bearer ${token}`, 'x-company': company(), 'x-view-as': viewing() };
    for (const [name, value] of Object.entries(told)) if (value) headers.set(name, value);
    return headers;
  }

  async function send(input: RequestInfo | URL, init: RequestInit | undefined, token: string | null): Promise<Response> {
    const headers = signed(init, token);
    try {
      const response = await fetch(input, { ...init, headers, credentials: 'include' });
      const serverNow = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(serverNow)) skew = now() - serverNow;
      return response;
    } catch (error) {
      if (init?.signal?.aborted) throw error;
      throw new RequestError({ kind: 'offline' }, { cause: error });
    }
  }

  async function refresh(): Promise<string | null> {
    const response = await send(GRAPHQL_PATH, requestOf(RefreshSessionDocument), null);
    const { refreshSession: answer } = await dataOf<RefreshSessionMutation>(response);
    if (isProblem(answer)) {
      session.end(session.get().status === 'signed-in' ? 'over' : 'absent');
      return null;
    }
    session.extend(answer.accessToken, Date.parse(answer.expiresAt) + skew);
    return answer.accessToken;
  }

  /**
   * Gets a fresh access token by the refresh cookie; `null` when nobody is signed in. Many callers share one refresh, and tabs take turns.
   * Throws {@link RequestError} when the API can't be reached; the session stays as it was.
   */
  function renew(): Promise<string | null> {
    renewal ??= lock(refresh).finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  /** An access token that will outlive the request; `null` when nobody is signed in. */
  async function liveToken(): Promise<string | null> {
    const state = session.get();
    if (state.status === 'signed-out') return null;
    return state.status === 'signed-in' && state.expiresAt - now() > MARGIN ? state.accessToken : renew();
  }

  return {
    renew,
    liveToken,

    /** Stores the session that a sign-in, a hand-over or an accepted invitation answered with. */
    begin(answer: { readonly accessToken: string; readonly expiresAt: string }): void {
      session.begin(answer.accessToken, Date.parse(answer.expiresAt) + skew);
    },

    /** `fetch` with a live token; a request refused as UNAUTHENTICATED is sent once more with a fresh one. */
    async fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
      const token = await liveToken();
      const response = await send(input, init, token);
      if (!(token && (await isUnauthenticated(response)))) return response;
      const renewed = await renew();
      return renewed ? send(input, init, renewed) : response;
    },
  };
}
