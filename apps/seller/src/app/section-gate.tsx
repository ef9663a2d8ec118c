import { useCan } from '@prikazchik/ui/access.tsx';
import { HomeLink } from '@prikazchik/ui/home-link.tsx';
import { NoAccess } from '@prikazchik/ui/no-access.tsx';
import { useRouteRight } from '@prikazchik/ui/route-right.ts';
import { Outlet } from '@tanstack/react-router';
import { LockedSection } from './locked-section.tsx';
import { visibilityOf } from './sections.ts';
import { useStanding } from './use-standing.ts';

/**
 * The page of the address, behind the right that its route names. The right is looked at on every render, so a page goes in the moment in
 * which its right does.
 */
export function SectionGate() {
  const can = useCan();
  const standing = useStanding();
  const right = useRouteRight();
  if (!right || can(right)) return <Outlet />;
  return visibilityOf({ right }, standing) === 'locked' ? <LockedSection /> : <NoAccess right={right} action={<HomeLink />} />;
}
