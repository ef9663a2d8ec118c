import { useCan } from '@prikazchik/ui/access.tsx';
import { NoAccess } from '@prikazchik/ui/no-access.tsx';
import { Outlet, useMatches } from '@tanstack/react-router';
import { HomeLink } from '../shared/home-link.tsx';
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
  const right = useMatches({ select: (matches) => matches.findLast(({ staticData }) => staticData.right)?.staticData.right });
  if (!right || can(right)) return <Outlet />;
  return visibilityOf({ right }, standing) === 'locked' ? <LockedSection /> : <NoAccess right={right} action={<HomeLink />} />;
}
