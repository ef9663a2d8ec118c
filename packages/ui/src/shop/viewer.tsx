import { useQuery } from '@apollo/client/react';
import { createContext, use } from 'react';
import { useFormat } from '../format.ts';
import type { SellerViewerQuery, ShopMembershipFragment } from './viewer.generated.ts';
import { ShopClockDocument } from './viewer.generated.ts';

/** The person before the screen and their place in the shop that the page is about. */
export interface ShopViewer {
  readonly user: SellerViewerQuery['viewer']['user'];
  readonly membership: ShopMembershipFragment;
  readonly memberships: readonly ShopMembershipFragment[];
}

export const ViewerContext = createContext<ShopViewer | null>(null);

/** Who works here now. Throws outside the shell, where nobody has to be signed in. */
export function useViewer(): ShopViewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error('useViewer() outside the shell of the cabinet');
  return viewer;
}

/** Formats of the page's language in the time zone of the shop. */
export function useShopFormat() {
  const { data } = useQuery(ShopClockDocument);
  return useFormat(data?.company.timeZone);
}
