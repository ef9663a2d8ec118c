import { subscribe } from '@prikazchik/graphql-client/live.ts';
import { type Failure, failureOf } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useEffect, useState } from 'react';
import { NoticesDocument, type NoticesQuery, ReadNoticesDocument } from './notices.generated.ts';
import { NoticesChangedDocument } from './unread.generated.ts';

export type Notice = NoticesQuery['notices']['edges'][number]['node'];

interface Page {
  readonly notices: readonly Notice[];
  readonly after: string | null;
}

interface Shown extends Page {
  /** Seen for the first time on this visit. */
  readonly fresh: ReadonlySet<string>;
}

const PAGE = 20;

/** What the person was told, newest first. Seeing the page is reading it: the newest and all before it are marked. */
export function useNotices() {
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    const look = () =>
      void load(null, controller.signal).then(
        (page) => setShown((before) => ({ ...page, fresh: freshOf(page, before) })),
        (error) => !controller.signal.aborted && setFailure(failureOf(error)),
      );
    look();
    const stop = subscribe(NoticesChangedDocument, {}, { next: look, reconnected: look });
    return () => {
      controller.abort();
      stop();
    };
  }, []);

  async function more(): Promise<void> {
    if (!shown) return;
    const next = await load(shown.after);
    setShown({ notices: [...shown.notices, ...next.notices], after: next.after, fresh: freshOf(next, shown) });
  }

  return { shown, failure, more };
}

/** What is read by being looked at stays new to the eye. */
function freshOf({ notices }: Page, before: Shown | null): ReadonlySet<string> {
  const unread = notices.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return new Set([...(before?.fresh ?? []), ...unread]);
}

async function load(after: string | null, signal?: AbortSignal): Promise<Page> {
  const { edges, pageInfo } = (await request(NoticesDocument, { first: PAGE, after }, signal)).notices;
  const found = edges.map(({ node }) => node);
  const [newest] = found;
  if (newest && !newest.readAt) await request(ReadNoticesDocument, { upTo: newest.id }, signal);
  return { notices: found, after: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
