import { placesOf, rightsEverywhere, rightsIn, rightsOnPaper } from '@prikazchik/permissions/held';
import { has, NONE, type RightSet, union } from '@prikazchik/permissions/rightset';
import { type Role, refOf } from '@prikazchik/permissions/role';
import type { Subject } from '@prikazchik/permissions/subject';
import { type Actor, mayChange, mayGrant, mayOfferByLink, mayReset } from '@prikazchik/permissions/team';
import type { OwnRole } from '../../platform/given.ts';
import { Problem } from '../../platform/problem.ts';
import { grantable, judge, type ShopViewer } from '../../platform/viewer.ts';
import type { MemberState } from './members.tables.ts';
import { shownAccess } from './terms.rules.ts';

/** A member with all that decisions about them are made from. */
export interface Member {
  companyId: string;
  id: string;
  userId: string;
  fullName: string;
  email: string | null;
  signInName: string | null;
  phone: string | null;
  /** Under which their picture is kept: the shop's, or that of their account. */
  avatarKey: string | null;
  /** Under which the picture is kept that the shop put in place of their own. */
  pictureKey: string | null;
  /** What the shop itself says of them; `fullName` and `phone` are what holds. */
  displayName: string | null;
  contactPhone: string | null;
  position: string | null;
  detailsVersion: number;
  isOwner: boolean;
  state: MemberState;
  joinedAt: Date;
  /** Until when nobody ends or changes their access: they gave the shop away, and may still take it back. */
  keptUntil: Date | null;
  /** Whether they were removed by themselves. */
  hasLeft: boolean;
  /** Whether their account got a new password by a link after they were removed. */
  isSecuredSince: boolean;
  /** Keys of presets, ids of the shop's own. */
  roles: string[];
  ownRoles: OwnRole[];
  subject: Subject;
}

/** What the roles give together. */
function rightsOfRoles(roles: readonly Role[]): RightSet {
  return roles.map((role) => role.rights).reduce(union, NONE);
}

/** Why the viewer may not change this member at all; null if they may: in no warehouse may the member have more than they. */
export function refusalToChange({ membership: { memberId, subject }, askedAt }: ShopViewer, member: Member): Problem | null {
  const { id, isOwner } = member;
  for (const place of placesOf(subject, member.subject)) {
    const actor = { id: memberId, rights: rightsIn(subject, place, askedAt) };
    const refusal = mayChange(actor, { id, isOwner, rights: rightsOnPaper(member.subject, place) });
    if (refusal) return new Problem(refusal);
  }
  return null;
}

const actorOf = (viewer: ShopViewer): Actor => ({ id: viewer.membership.memberId, rights: grantable(viewer) });

/** Why the viewer may not take a second factor from this member; null if they may. Set against what the member has in any warehouse is what the viewer has in all. */
export function refusalToReset(viewer: ShopViewer, member: Member): Problem | null {
  const refusal = mayReset(actorOf(viewer), { id: member.id, isOwner: member.isOwner, rights: rightsOnPaper(member.subject) });
  return refusal ? new Problem(refusal) : null;
}

/** Whether one who made a link for this member to come back by could do so now; the link stands and falls with it. */
export function couldReset(maker: Member, member: Member, now: number): boolean {
  const rights = rightsEverywhere(maker.subject, now);
  const target = { id: member.id, isOwner: member.isOwner, rights: rightsOnPaper(member.subject) };
  return has(rights, 'security.manage') && mayReset({ id: maker.id, rights }, target) === null;
}

/** Why the viewer may not give, or take away, what these roles hold in every warehouse; null if they may. */
export function refusalToGrant(viewer: ShopViewer, roles: readonly Role[], field: string | null): Problem | null {
  const refusal = mayGrant(grantable(viewer), rightsOfRoles(roles));
  return refusal ? new Problem(refusal, field) : null;
}

/** Why these roles may not be given to one who comes by a link; null if they may. Roles change, so it is asked at every step. */
export function refusalByLink(roles: readonly Role[], field: string | null): Problem | null {
  return mayOfferByLink(rightsOfRoles(roles)) ? null : new Problem('ROLE_NOT_BY_LINK', field);
}

/** What the viewer could do to this member now: the buttons that a page shows. */
export function possibilities(viewer: ShopViewer, member: Member) {
  const open = member.state !== 'removed' && refusalToChange(viewer, member) === null;
  const isKept = member.keptUntil !== null;
  return {
    canChangeRole: open && !isKept && judge(viewer, 'team.assign').allowed,
    canEdit: open && judge(viewer, 'team.update').allowed,
    canBlock: open && !isKept && judge(viewer, 'team.block').allowed,
    canEndSessions: open && judge(viewer, 'security.manage').allowed,
    canRemove: open && !isKept && judge(viewer, 'team.remove').allowed,
    canReturn:
      open && !isKept && member.email === null && judge(viewer, 'security.manage').allowed && refusalToReset(viewer, member) === null,
    canRestore: member.state === 'removed' && !member.hasLeft && !member.isSecuredSince && judge(viewer, 'team.remove').allowed,
  };
}

/** A member as one viewer sees them. */
export type MemberView = Member & ReturnType<typeof possibilities> & { isYou: boolean };

export const viewOf = (viewer: ShopViewer, member: Member): MemberView => ({
  ...member,
  ...possibilities(viewer, member),
  isYou: member.id === viewer.membership.memberId,
});

/** As the API shows it. */
export const shownMember = ({
  email,
  signInName,
  phone,
  roles,
  state,
  displayName,
  contactPhone,
  detailsVersion,
  ...member
}: MemberView) => ({
  ...member,
  details: { version: detailsVersion, displayName, phone: contactPhone, position: member.position, hasPicture: member.pictureKey !== null },
  roles: roles.map(refOf),
  state: state.toUpperCase(),
  contacts: { email, signInName, phone },
  // Not every list asks for it.
  access: () => shownAccess(member.subject),
});
