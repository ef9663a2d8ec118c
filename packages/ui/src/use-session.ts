import { session } from '@prikazchik/graphql-client/request.ts';
import type { SessionState } from '@prikazchik/graphql-client/session.ts';
import { useSyncExternalStore } from 'react';

/** Who is signed in, followed live. */
export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.get);
}
