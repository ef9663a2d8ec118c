import type { RoleRef } from '@prikazchik/permissions/role';
import { cursorOf, dayOf, oneOf, textOf } from '@prikazchik/ui/search-params.ts';
import { roleOf } from './role-keys.ts';

export const MEMBER_STATES = ['ACTIVE', 'BLOCKED', 'REMOVED'] as const;
export const DELIVERIES = ['QUEUED', 'SENT', 'FAILED'] as const;
export const INVITATION_STATES = ['PENDING', 'ASKED', 'ACCEPTED', 'DECLINED', 'REFUSED', 'REVOKED', 'EXPIRED'] as const;

/** What the address of the list of employees says. Absent means everyone who is not filtered out, from the first page. */
export interface MembersSearch {
  q?: string | undefined;
  role?: RoleRef | undefined;
  state?: (typeof MEMBER_STATES)[number] | undefined;
  after?: string | undefined;
}

/** What the address of the list of invitations says. */
export interface InvitationsSearch {
  email?: string | undefined;
  role?: RoleRef | undefined;
  state?: (typeof INVITATION_STATES)[number] | undefined;
  delivery?: (typeof DELIVERIES)[number] | undefined;
  by?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  after?: string | undefined;
}

/** Reads the address of the list of employees; what it does not know it drops. */
export function membersSearch(raw: Record<string, unknown>): MembersSearch {
  return {
    q: textOf(raw.q),
    role: roleOf(raw.role),
    state: oneOf(MEMBER_STATES, raw.state),
    after: cursorOf(raw.after),
  };
}

/** Reads the address of the list of invitations; what it does not know it drops. */
export function invitationsSearch(raw: Record<string, unknown>): InvitationsSearch {
  return {
    email: textOf(raw.email),
    role: roleOf(raw.role),
    state: oneOf(INVITATION_STATES, raw.state),
    delivery: oneOf(DELIVERIES, raw.delivery),
    by: textOf(raw.by),
    from: dayOf(raw.from),
    to: dayOf(raw.to),
    after: cursorOf(raw.after),
  };
}

const PAGE = 25;

/** What to ask the API for. */
export function membersVariables({ q, role, state, after }: MembersSearch, withContacts: boolean) {
  return { first: PAGE, after: after ?? null, filter: { search: q ?? null, role: role ?? null, state: state ?? null }, withContacts };
}

/** What to ask the API for. */
export function invitationsVariables({ email, role, state, delivery, by, from, to, after }: InvitationsSearch) {
  return {
    first: PAGE,
    after: after ?? null,
    filter: {
      email: email ?? null,
      role: role ?? null,
      state: state ?? null,
      delivery: delivery ?? null,
      inviter: by ?? null,
      from: from ?? null,
      to: to ?? null,
    },
  };
}
