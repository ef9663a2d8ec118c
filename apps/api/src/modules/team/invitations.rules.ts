import { refOf } from '@prikazchik/permissions/role';
import { Problem } from '../../platform/problem.ts';
import type { Delivery, InvitationKind, InvitationState } from './invitations.tables.ts';

/** PostgreSQL knows no year 0. */
const day = /^(?!0000)\d{4}-\d\d-\d\d$/;

/** A day as filters name it, `2026-11-25`; null for what is none. */
export function dayOf(text: string | null | undefined): string | null {
  if (!text || !day.test(text)) return null;
  const read = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(text) ? null : text;
}

/** What may still come to something: nobody has answered, or somebody has asked and is not let in yet. */
export const openStates: InvitationState[] = ['pending', 'asked'];

export interface InvitationLife {
  state: InvitationState;
  generation: number;
  /** By the database's clock. */
  isExpired: boolean;
}

/** The state that people see: one past its time is expired whether or not anybody has written so. */
export function shownState({ state, isExpired }: Pick<InvitationLife, 'state' | 'isExpired'>): InvitationState {
  return isExpired && openStates.includes(state) ? 'expired' : state;
}

/** Whom it invites: an address, or what the one who made the link calls them. */
export function addresseeOf({ email, label }: { email: string | null; label: string | null }): string {
  return email ?? label ?? '';
}

/** Why a genuine link of this generation is dead; null while it lives. */
export function deathOf(life: InvitationLife, generation: number): Problem | null {
  // Somebody has entered by it, whatever came of that.
  if (['asked', 'accepted', 'refused'].includes(life.state)) return new Problem('LINK_USED');
  const state = shownState(life);
  if (state === 'declined') return new Problem('LINK_DECLINED');
  if (state === 'revoked') return new Problem('LINK_REVOKED');
  if (generation < life.generation) return new Problem('LINK_REPLACED');
  if (state === 'expired') return new Problem('LINK_EXPIRED');
  return generation > life.generation ? new Problem('LINK_UNKNOWN') : null;
}

/** Why nobody can join by a living link now; null if they can. */
export const waitOf = ({ waitingSince }: { waitingSince: Date | null }): Problem | null =>
  waitingSince ? new Problem('INVITER_LOST_RIGHT') : null;

const dayMs = 86_400_000;

/**
 * When one who does not answer is reminded: on the third day, and a day before the link dies; never within half a day of the letter,
 * nor twice within two days.
 */
export function remindersOf(sentAt: Date, expiresAt: Date): Date[] {
  const third = sentAt.getTime() + 3 * dayMs;
  const last = expiresAt.getTime() - dayMs;
  const moments = last - third >= 2 * dayMs ? [third, last] : [last];
  return moments.filter((at) => at - sentAt.getTime() > dayMs / 2).map((at) => new Date(at));
}

interface Shown extends Pick<InvitationLife, 'state' | 'isExpired'> {
  kind: InvitationKind;
  roles: string[];
  validFrom: Date | null;
  validTo: Date | null;
  delivery: Delivery | null;
  invitedByName: string;
  asker: { fullName: string; name: string } | null;
  askedAt: Date | null;
  askedUserAgent: string | null;
  askedIp: string | null;
}

const shownAsker = ({ asker, askedAt: at, askedUserAgent: userAgent, askedIp: ip }: Shown) => asker && { ...asker, at, userAgent, ip };

/** As the API shows it. The address of a link is shown where it was made, and never again. */
export const shownInvitation = <T extends Shown>(invitation: T, url: string | null = null) => ({
  ...invitation,
  url,
  asker: shownAsker(invitation),
  kind: invitation.kind.toUpperCase(),
  roles: invitation.roles.map(refOf),
  from: invitation.validFrom,
  to: invitation.validTo,
  state: shownState(invitation).toUpperCase(),
  delivery: invitation.delivery?.toUpperCase() ?? null,
  invitedBy: invitation.invitedByName,
});
