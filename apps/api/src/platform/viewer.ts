import { type Decision, decide } from '@prikazchik/permissions/decide';
import { rightsEverywhere } from '@prikazchik/permissions/held';
import type { Right } from '@prikazchik/permissions/right';
import type { RightSet } from '@prikazchik/permissions/rightset';
import type { Subject } from '@prikazchik/permissions/subject';
import type { OwnRole } from './given.ts';
import { forbidden, unauthenticated } from './refusal.ts';

export type Portal = 'seller' | 'staff';
export type Locale = 'ru' | 'en';

/** Where a request comes from: for journals, limits and logs. */
export interface Origin {
  requestId: string;
  ip: string;
  userAgent: string | null;
  /** Which portal's page sent it, by the Origin header; null for programs. */
  portal: Portal | null;
}

/** The viewer's place in the shop that the request names. */
export interface ViewerMembership {
  memberId: string;
  companyId: string;
  companyName: string;
  /** The shop's, by its IANA name. */
  timeZone: string;
  /** Keys of presets, ids of the shop's own. */
  roles: string[];
  ownRoles: OwnRole[];
  joinedAt: Date;
  subject: Subject;
}

/**
 * Who is asking, as the database had it when the request came (or when the transaction began). Nothing of it is kept for
 * the next request.
 */
export interface Viewer {
  userId: string;
  /** Null for those without a box; then there is a name to sign in with. */
  email: string | null;
  signInName: string | null;
  fullName: string;
  phone: string | null;
  locale: Locale;
  userCreatedAt: Date;
  sessionId: string;
  portal: Portal;
  /** The database's clock, by which dates of rights are judged. */
  askedAt: number;
  membership: ViewerMembership | null;
  /** Their own place, when `membership` is how another would stand there: they look as somebody else, and change nothing. */
  looksFrom: ViewerMembership | null;
  origin: Origin;
}

/** A viewer who stands in a shop, active or not. */
export type ShopViewer = Viewer & { membership: ViewerMembership };

/** Whether the viewer may, with the grounds. */
export function judge(viewer: Viewer, right: Right): Decision {
  if (!viewer.membership) return { allowed: false, because: [{ code: 'NOT_A_MEMBER' }] };
  return decide(viewer.membership.subject, right, viewer.askedAt);
}

/**
 * Lets a viewer pass who holds the right in the shop of the request.
 * @throws Refusal UNAUTHENTICATED without a viewer, FORBIDDEN naming the right without it
 */
export function demand(viewer: Viewer | null, right: Right): ShopViewer {
  if (!viewer) throw unauthenticated();
  if (!judge(viewer, right).allowed || !viewer.membership) throw forbidden(right, viewer.membership?.subject.bar);
  return viewer as ShopViewer;
}

/** What the viewer may hand on to others. */
export function grantable(viewer: ShopViewer): RightSet {
  return rightsEverywhere(viewer.membership.subject, viewer.askedAt);
}
