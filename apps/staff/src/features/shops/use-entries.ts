import { subscribe } from '@prikazchik/graphql-client/live.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { NoticesChangedDocument } from '@prikazchik/ui/notices/unread.generated.ts';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { MyEntriesDocument, type MyEntriesQuery } from './entries.generated.ts';

export type Entry = MyEntriesQuery['myEntries'][number];

interface Entries {
  /** Where the person waits to be let in; null until it is known. */
  readonly waiting: readonly Entry[] | null;
  /** Where the waiting ended while the page was open, whatever came of it. */
  readonly over: readonly Entry[];
}

/** Kept true while the page is open: whoever is let in, or is not, gets a notice of it. */
export function useEntries(): Entries & { readonly look: () => Promise<void> } {
  const router = useRouter();
  const [{ waiting, over }, setEntries] = useState<Entries>({ waiting: null, over: [] });

  async function look(): Promise<void> {
    // What can't be read now is read at the next notice or the next visit.
    const found = await request(MyEntriesDocument).catch(() => null);
    if (!found) return;
    const { myEntries } = found;
    const ended = (waiting ?? []).filter(({ id }) => !myEntries.some((one) => one.id === id));
    // The list of shops first: whoever was let in finds the shop where the waiting was.
    if (ended.length > 0) await router.invalidate();
    setEntries({ waiting: myEntries, over: [...over, ...ended] });
  }

  const lookAgain = useEffectEvent(() => void look());
  useEffect(() => {
    lookAgain();
    return subscribe(NoticesChangedDocument, {}, { next: () => lookAgain(), reconnected: () => lookAgain() });
  }, []);

  return { waiting, over, look };
}
