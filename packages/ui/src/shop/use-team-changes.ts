import type { DocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { subscribe } from '@prikazchik/graphql-client/live.ts';
import { session } from '@prikazchik/graphql-client/request.ts';
import { useEffect } from 'react';
import { TeamChangedDocument } from './team-changed.generated.ts';

const RESUBSCRIBE_MS = 2_000;

/** The context of a query that is read anew on a change: a reading that was under way before it is no answer to the one after it. */
export const READ_ALONE = { queryDeduplication: false };

/**
 * Reads the queries anew whenever somebody of the shop, or an invitation to it, has changed. For pages whose section holds `team.read`.
 *
 * @param documents queries of the page, which have {@link READ_ALONE} for their context; the same array on every render
 */
export function useTeamChanges(documents: DocumentNode[]): void {
  const client = useApolloClient();

  useEffect(() => {
    let stop = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What can't be read now says so on the page when it is next asked for.
    const readAnew = () => void client.refetchQueries({ include: documents }).catch(() => undefined);

    function listen(): void {
      stop = subscribe(
        TeamChangedDocument,
        {},
        {
          next: readAnew,
          reconnected: readAnew,
          over: (error) => {
            // The right has gone, or nobody is signed in: the page is on its way out too.
            if (error?.failure.kind === 'forbidden' || session.get().status !== 'signed-in') return;
            timer = setTimeout(listen, RESUBSCRIBE_MS);
          },
        },
      );
    }

    listen();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, documents]);
}
