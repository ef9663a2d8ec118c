import { useQuery } from '@apollo/client/react';
import type { Right } from '@prikazchik/permissions/right';
import { ReachDocument } from './stocks.generated.ts';

/** In which warehouses the viewer holds the right: in this one, or, asked of null, in one that is yet to be made. Nowhere until it is known. */
export function useReach(right: Right): (warehouseId: string | null) => boolean {
  const { data } = useQuery(ReachDocument, { variables: { right }, fetchPolicy: 'cache-and-network' });
  const reach = data?.accessExplain;
  return (warehouseId) => {
    if (!reach?.allowed) return false;
    if (warehouseId === null) return reach.onlyIn === null;
    return (reach.onlyIn?.includes(warehouseId) ?? true) && !reach.exceptIn.includes(warehouseId);
  };
}
