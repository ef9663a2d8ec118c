import type { Right } from '@prikazchik/permissions/right';
import { useMatches } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The right that the page asks for. */
    right?: Right;
  }
}

/** The right that the page of the address asks for; nothing when it is everybody's. */
export function useRouteRight(): Right | undefined {
  return useMatches({ select: (matches) => matches.findLast(({ staticData }) => staticData.right)?.staticData.right });
}
