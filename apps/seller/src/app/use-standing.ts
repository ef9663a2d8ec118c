import { RIGHT_KEYS } from '@prikazchik/permissions/right';
import { useCan } from '@prikazchik/ui/access.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import type { Standing } from './sections.ts';

/** What decides which sections the viewer sees in the shop of the page. */
export function useStanding(): Standing {
  const can = useCan();
  const { membership } = useViewer();
  const { isOwner, roles, companyState } = membership;
  return { rights: RIGHT_KEYS.filter(can), isOwner, roles, companyState };
}
