import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import type { ComponentType } from 'react';
import { createContext, use } from 'react';

/** As whom to look, and where to tell a refusal. */
export interface ViewAsProps {
  readonly as: { readonly memberId: string } | { readonly role: string };
  /** Of the role or the colleague, for the bar that is shown meanwhile. */
  readonly name: string;
  readonly onRefused: (refusal: Refusal | null) => void;
}

/** What a portal adds to the pages of the team: the seller cabinet has a journal and can be looked at as somebody else. */
interface PortalParts {
  readonly MemberLinks?: ComponentType<{ readonly memberId: string }>;
  readonly ViewAs?: ComponentType<ViewAsProps>;
}

const PortalPartsContext = createContext<PortalParts>({});

/** Lays the portal's own parts under the pages of the team; without it there are none. */
export const PortalPartsProvider = PortalPartsContext;

/** What the portal around adds. */
export function usePortalParts(): PortalParts {
  return use(PortalPartsContext);
}
