import { subscribe } from '@prikazchik/graphql-client/live.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useCallback, useEffect, useState } from 'react';
import { NoticesChangedDocument } from '../notices/unread.generated.ts';
import { OwnershipTransfersDocument, type OwnershipTransfersQuery } from './ownership.generated.ts';

export type Transfer = OwnershipTransfersQuery['ownershipTransfers'][number];

/** Until when the person may do something about it. */
export const deadlineOf = ({ undoUntil, expiresAt }: Transfer): string => undoUntil ?? expiresAt;

/** `setTimeout` counts no further. */
const LONGEST_WAIT = 2 ** 31 - 1;

/**
 * The shops that are offered to the person, that they have offered, or that may still be given back; of one shop where it is named. Kept true
 * while the page is open: both people get a notice of everything, and what runs out is read anew when it does. Until it is known: null.
 */
export function useOwnershipTransfers(companyId?: string) {
  const [all, setAll] = useState<readonly Transfer[] | null>(null);

  const look = useCallback(async () => {
    // What can't be read now is read at the next notice or the next visit.
    const found = await request(OwnershipTransfersDocument).catch(() => null);
    if (found) setAll(found.ownershipTransfers);
  }, []);

  useEffect(() => {
    void look();
    return subscribe(NoticesChangedDocument, {}, { next: () => void look(), reconnected: () => void look() });
  }, [look]);

  useEffect(() => {
    if (!all || all.length === 0) return;
    const nearest = Math.min(...all.map((transfer) => Date.parse(deadlineOf(transfer))));
    const timer = setTimeout(() => void look(), Math.min(Math.max(nearest - Date.now(), 0) + 1_000, LONGEST_WAIT));
    return () => clearTimeout(timer);
  }, [all, look]);

  return { transfers: all && (companyId === undefined ? all : all.filter((one) => one.companyId === companyId)), look };
}
