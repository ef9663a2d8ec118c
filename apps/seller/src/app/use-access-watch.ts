import { useApolloClient } from '@apollo/client/react';
import type { NoticedChange } from '@prikazchik/ui/access-notice.tsx';
import type { SellerViewerQuery } from '@prikazchik/ui/shop/viewer.generated.ts';
import type { AccessChange } from '@prikazchik/ui/use-access-changes.ts';
import { useAccessChanges } from '@prikazchik/ui/use-access-changes.ts';
import { useState } from 'react';

type Viewer = SellerViewerQuery['viewer'];

/** Access to the shop that was being worked in has ended. */
export interface EndedAccess {
  readonly kind: 'BLOCKED' | 'REMOVED';
  readonly companyId: string;
  readonly shop: string;
  readonly by: string | null;
}

function endOf({ kind, by }: AccessChange, { membership }: Viewer): EndedAccess | null {
  if (!membership || (kind !== 'BLOCKED' && kind !== 'REMOVED')) return null;
  return { kind, by, companyId: membership.companyId, shop: membership.companyName };
}

/** After these, what the page shows is read anew: the same rights may hold in other warehouses, and the same lists have other rows. */
const REREAD: readonly AccessChange['kind'][] = ['COMPANY_CHANGED', 'ROLE_CHANGED'];

function differ(before: Viewer, after: Viewer): boolean {
  return before.rights.length !== after.rights.length || before.rights.some((right) => !after.rights.includes(right));
}

/**
 * Follows what the viewer may do in this shop while they work: keeps `viewer` fresh, and holds what has to be said about it.
 * A shop that becomes active needs no notice, the page itself shows it.
 */
export function useAccessWatch(viewer: Viewer | undefined, refetch: () => Promise<{ data?: { viewer: Viewer } | undefined }>) {
  const client = useApolloClient();
  const [ended, setEnded] = useState<EndedAccess | null>(null);
  const [noticed, setNoticed] = useState<NoticedChange | null>(null);

  async function hear(change: AccessChange | null): Promise<void> {
    const isHere = viewer?.membership && change?.companyId === viewer.membership.companyId;
    if (change && viewer && isHere) setEnded(endOf(change, viewer));
    const after = (await refetch()).data?.viewer;
    if (change === null || REREAD.includes(change.kind)) await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    if (!(change && viewer && after && isHere)) return;
    const isQuiet = change.kind === 'COMPANY_CHANGED' && after.membership?.companyState === 'ACTIVE';
    if (!isQuiet && after.membership && differ(viewer, after)) setNoticed({ change, before: viewer.rights, after: after.rights });
  }

  // What can't be read now is read at the next change or the next visit; the pages say themselves when they are refused.
  useAccessChanges((change) => void hear(change).catch(() => undefined));

  return { ended, noticed, forget: () => setNoticed(null) };
}
