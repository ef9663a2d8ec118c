import { useQuery } from '@apollo/client/react';
import { useCan } from '@prikazchik/ui/access.tsx';
import { useTranslations } from 'use-intl';
import type { ScopeWarehousesQuery } from './access.generated.ts';
import { ScopeWarehousesDocument } from './access.generated.ts';

/** The warehouses that the viewer may see, and what to call those that are named by id. */
export function useWarehouses() {
  const t = useTranslations('access.warehouses');
  const can = useCan();
  const { data } = useQuery(ScopeWarehousesDocument, { skip: !can('stocks.read') });
  const warehouses: ScopeWarehousesQuery['warehouses'] = data?.warehouses ?? [];
  return {
    warehouses,
    namesOf: (ids: readonly string[]): string[] => ids.map((id) => warehouses.find((one) => one.id === id)?.name ?? t('other')),
  };
}
