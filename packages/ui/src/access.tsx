import type { Right } from '@prikazchik/permissions/right';
import type { ReactNode } from 'react';
import { createContext, use } from 'react';

const AccessContext = createContext<ReadonlySet<Right>>(new Set());

/** Tells everything below what the viewer may do in the shop of the page, as the API answered. */
export function AccessProvider({ rights, children }: { readonly rights: readonly Right[]; readonly children: ReactNode }) {
  return <AccessContext value={new Set(rights)}>{children}</AccessContext>;
}

/** Whether the viewer holds a right now. It decides what is shown; the API decides what is done. */
export function useCan(): (right: Right) => boolean {
  const rights = use(AccessContext);
  return (right) => rights.has(right);
}

interface CanProps {
  readonly do: Right;
  readonly children: ReactNode;
  readonly otherwise?: ReactNode;
}

/** Shows its content to those who hold the right. */
export function Can({ do: right, children, otherwise = null }: CanProps) {
  return useCan()(right) ? children : otherwise;
}
