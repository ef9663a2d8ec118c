import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { currentCompany } from './company.ts';
import { createSessionStore } from './session.ts';
import { SignOutDocument } from './sign-out.generated.ts';
import { createTransport, dataOf, GRAPHQL_PATH, requestOf } from './transport.ts';
import { currentViewing, lookAs } from './viewing.ts';

/** Who is signed in to this tab. */
export const session = createSessionStore();

/** Tabs of one portal share a refresh cookie, so a sign-in or a sign-out in one concerns them all. */
const tabs = new BroadcastChannel('prikazchik.session');

/** The way from this tab to the API. */
export const transport = createTransport({
  session,
  company: currentCompany,
  viewing: () => currentViewing()?.id ?? null,
  fetch: (input, init) => fetch(input, init),
  now: Date.now,
  // A rejection of the work passes through; the lock is let go either way.
  lock: (work) => navigator.locks.request('prikazchik.refresh', work),
});

/**
 * Runs one operation and answers with its data; expected refusals are `Problem` members of it.
 * Throws RequestError with the {@link Failure} otherwise, and the signal's reason when aborted.
 *
 * @example const { viewer } = await request(ViewerDocument);
 */
export async function request<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  ...[variables, signal]: Record<string, never> extends Variables
    ? [variables?: Variables, signal?: AbortSignal]
    : [variables: Variables, signal?: AbortSignal]
): Promise<Data> {
  const response = await transport.fetch(GRAPHQL_PATH, { ...requestOf(document, variables), signal: signal ?? null });
  return dataOf<Data>(response);
}

/** Keeps the session that a sign-in, a hand-over or an accepted invitation answered with, and tells the other tabs. */
export function beginSession(answer: { readonly accessToken: string; readonly expiresAt: string }): void {
  transport.begin(answer);
  tabs.postMessage('signed-in');
}

/** Ends the session on the server and in every tab. Nobody stays signed in here even when the server can't be reached. */
export async function signOut(): Promise<void> {
  // Told first, the other tabs don't take it for a session that somebody else ended.
  tabs.postMessage('signed-out');
  lookAs(null);
  try {
    await request(SignOutDocument);
  } finally {
    session.end('left');
  }
}

/**
 * Brings the session back from the refresh cookie when the app starts, and watches for what other tabs do with it.
 * Settles when it is known who is signed in; rejects with RequestError when the API can't be reached.
 */
export async function restoreSession(): Promise<void> {
  tabs.onmessage = ({ data }: MessageEvent<'signed-in' | 'signed-out'>) => {
    if (data === 'signed-out') session.end('left');
    else void askAgain();
  };
  // A page that the browser kept frozen would show what its reader may no longer see.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void askAgain();
  });
  await transport.renew();
}

async function askAgain(): Promise<void> {
  session.forget();
  // When the API can't be reached the state stays unknown, and the next request asks again.
  await transport.renew().catch(() => undefined);
}
