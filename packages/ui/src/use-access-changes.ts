import { subscribe } from '@prikazchik/graphql-client/live.ts';
import { session, transport } from '@prikazchik/graphql-client/request.ts';
import { useEffect, useEffectEvent } from 'react';
import type { AccessChangedSubscription } from './access.generated.ts';
import { AccessChangedDocument } from './access.generated.ts';

/** What became of the viewer's access, and by whose hand. */
export type AccessChange = AccessChangedSubscription['accessChanged'];

const RESUBSCRIBE = 2_000;

/**
 * Hears within a moment that the viewer's access changed. `null` means that something may have changed unheard, as after a broken connection:
 * read the viewer again. A session that has ended ends here too, so `session` tells its subscribers.
 */
export function useAccessChanges(onChange: (change: AccessChange | null) => unknown): void {
  const heard = useEffectEvent(onChange);

  useEffect(() => {
    let stop = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;

    function listen() {
      stop = subscribe(
        AccessChangedDocument,
        {},
        {
          next: ({ accessChanged }) => {
            heard(accessChanged);
            // The refresh cookie is dead too: asking for a token settles it for every part of the page.
            if (accessChanged.kind === 'SESSION_ENDED') void transport.renew().catch(() => undefined);
          },
          reconnected: () => heard(null),
          over: () => {
            if (session.get().status !== 'signed-in') return;
            heard(null);
            timer = setTimeout(listen, RESUBSCRIBE);
          },
        },
      );
    }

    listen();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
}
