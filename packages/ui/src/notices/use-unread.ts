import { subscribe } from '@prikazchik/graphql-client/live.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useEffect, useState } from 'react';
import { NoticeCountsDocument, NoticesChangedDocument } from './unread.generated.ts';

/** How many notices wait, kept true while the page is open; 100 stands for more. Until it is known, none. */
export function useUnread(): number {
  const [unread, setUnread] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    const look = () =>
      void request(NoticeCountsDocument, {}, controller.signal).then(
        ({ noticeCounts }) => setUnread(noticeCounts.unread),
        // The number is an extra: the next signal brings it.
        () => undefined,
      );
    look();
    const stop = subscribe(NoticesChangedDocument, {}, { next: look, reconnected: look });
    return () => {
      controller.abort();
      stop();
    };
  }, []);

  return unread;
}
