/** Why nobody is signed in: nobody was, they left, or the server ended the session. */
export type SignedOutReason = 'absent' | 'left' | 'over';

/** What this tab knows about who is signed in. `expiresAt` is in milliseconds of this machine's clock. */
export type SessionState =
  | { readonly status: 'unknown' }
  | { readonly status: 'signed-in'; readonly accessToken: string; readonly expiresAt: number; readonly signIn: number }
  | { readonly status: 'signed-out'; readonly reason: SignedOutReason };

/**
 * Holds the access token in memory alone: a reload forgets it and the refresh cookie brings it back.
 * `signIn` in the state counts sign-ins, not refreshes: what was read under another number belongs to somebody else.
 */
export function createSessionStore() {
  let state: SessionState = { status: 'unknown' };
  let signIns = 0;
  const listeners = new Set<(state: SessionState) => void>();

  function become(next: SessionState): void {
    state = next;
    for (const listener of listeners) listener(next);
  }

  return {
    /** The state as it is now; the same object until it changes. */
    get: (): SessionState => state,

    /** Calls back at every change, refreshes included; the answer stops it. */
    subscribe(listener: (state: SessionState) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Somebody signed in, perhaps another person than before. */
    begin(accessToken: string, expiresAt: number): void {
      signIns += 1;
      become({ status: 'signed-in', accessToken, expiresAt, signIn: signIns });
    },

    /** The same person got a fresh token; after `unknown` or a sign-out it is a beginning. */
    extend(accessToken: string, expiresAt: number): void {
      if (state.status === 'signed-in') become({ ...state, accessToken, expiresAt });
      else this.begin(accessToken, expiresAt);
    },

    /** Another tab changed who is signed in; the refresh cookie will tell. */
    forget(): void {
      become({ status: 'unknown' });
    },

    /** Nobody is signed in any more. The first reason stays, but for one who left: the server may tell of that end sooner than they do. */
    end(reason: SignedOutReason): void {
      if (state.status !== 'signed-out' || (state.reason === 'over' && reason === 'left')) become({ status: 'signed-out', reason });
    },
  };
}

export type SessionStore = ReturnType<typeof createSessionStore>;
