import * as z from 'zod/mini';
import { choice, email, field, id, inputOf, integer, locale, moment, optionalField, orRequired, severalOf, versionFrom } from './field.ts';
import { readPassword } from './password.ts';
import { readPhone } from './phone.ts';
import { isLongerThan, LIMITS, line, paragraphs } from './text.ts';

/** As many characters as a list of people to invite may have. */
const LIST_MOST = 40_000;

/** The preset roles, as the API's `RoleKey` spells them. */
export const ROLE_KEYS = ['ADMINISTRATOR', 'MANAGER', 'CONTENT_MANAGER', 'ACCOUNTANT', 'WAREHOUSE_OPERATOR'] as const;

/** In the one spelling that the API gives it: in two, a list could name it twice. */
const OWN_ROLE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tells what the API's `RoleKey` may be: a preset, or the id of a role of the shop's own. Whether the shop has it, only the API knows. */
export function isRoleRef(value: string): boolean {
  return (ROLE_KEYS as readonly string[]).includes(value) || OWN_ROLE.test(value);
}

/** How long an invitation may live, in days. */
export const INVITATION_DAYS = { min: 1, max: 30, usual: 7 } as const;

const roleRef = z.string(orRequired('INVALID_CHOICE')).check(z.refine(isRoleRef, 'INVALID_CHOICE'));
const roles = severalOf(roleRef);

const period = { from: z.nullish(moment), to: z.nullish(moment) };

/** What is offered: roles, and within which limits they will hold. No warehouses at all is refused. */
const offer = { roles, ...period, warehouseIds: z.nullish(severalOf(id)) };

/** A letter to a future colleague. */
export const InviteMemberInput = inputOf({
  email,
  ...offer,
  note: optionalField(paragraphs(LIMITS.note)),
  locale,
  days: z._default(integer(INVITATION_DAYS.min, INVITATION_DAYS.max), INVITATION_DAYS.usual),
});
export type InviteMemberInput = z.output<typeof InviteMemberInput>;

/** How long a link may live that is handed over, in hours. */
export const LINK_HOURS = [1, 24, 72] as const;

/** A link for one who has no mailbox; `label` is what the shop calls them. */
export const InviteByLinkInput = inputOf({
  label: field(line(LIMITS.name)),
  ...offer,
  note: optionalField(paragraphs(LIMITS.note)),
  locale,
  hours: z._default(z.literal(LINK_HOURS, orRequired('INVALID_CHOICE')), 24),
});
export type InviteByLinkInput = z.output<typeof InviteByLinkInput>;

/** The roles that a colleague has from now on, instead of those before. */
export const ChangeRolesInput = inputOf({ memberId: id, roles });
export type ChangeRolesInput = z.output<typeof ChangeRolesInput>;

/** As many rights as a person may have beside their roles: more than there are. */
const PERSONAL_MOST = 64;

/** What a personal right does: adds to the roles, or takes from them. */
export const RIGHT_EFFECTS = ['GRANT', 'RESTRICT'] as const;

const LAST_MINUTE = 1439;

/** Hours by the shop's clock, in minutes from midnight: on weekdays from 1 for Monday to 7. What ends before it begins ends on the day after. */
export const ShiftInput = inputOf({
  days: severalOf(integer(1, 7)),
  fromMinute: integer(0, LAST_MINUTE),
  toMinute: integer(1, LAST_MINUTE + 1),
}).check(z.refine(({ fromMinute, toMinute }) => fromMinute !== toMinute, { error: 'INVALID_VALUE', path: ['toMinute'] }));

/** How many different hours may stand in one access: one for each day of the week. More would make the check of all that follows long. */
const SHIFTS_MOST = 7;

/** How many different moments may begin or end something in one access, for the same reason. */
const MOMENTS_MOST = 24;

type Dated = { readonly from?: Date | null | undefined; readonly to?: Date | null | undefined };
const momentsIn = (terms: readonly Dated[]) => terms.flatMap(({ from, to }) => [from, to].flatMap((at) => (at ? [at.getTime()] : [])));

type Timed = { readonly shift?: z.output<typeof ShiftInput> | null | undefined };
const shiftsIn = (terms: readonly Timed[]) =>
  terms.flatMap(({ shift }) => (shift ? [`${shift.days.toSorted()} ${shift.fromMinute} ${shift.toMinute}`] : []));

/** Dates and, when they are given, the hours and the warehouses in which it holds; none at all is refused. */
const limits = { ...period, shift: z.nullish(ShiftInput), warehouseIds: z.nullish(severalOf(id)) };

/** A role that a colleague has, from a moment and until one when they are given. */
export const RoleTermInput = inputOf({ role: roleRef, ...limits });

/** A right that a colleague has beside their roles, or is denied in spite of them. Which rights there are, the API knows. */
export const RightTermInput = inputOf({ right: z.string(orRequired('INVALID_CHOICE')), effect: choice(RIGHT_EFFECTS), ...limits });

/** All that a colleague may do from now on; `version` is that of the access which was edited. Each role and each right stands once. */
export const SetMemberAccessInput = inputOf({
  memberId: id,
  version: versionFrom(0),
  roles: z.array(RoleTermInput, orRequired('INVALID_VALUE')).check(
    z.refine((terms) => terms.length > 0, 'REQUIRED'),
    z.refine((terms) => new Set(terms.map(({ role }) => role)).size === terms.length, 'INVALID_CHOICE'),
  ),
  rights: z.array(RightTermInput, orRequired('INVALID_VALUE')).check(
    z.refine((terms) => terms.length <= PERSONAL_MOST, { error: 'TOO_LONG', params: { max: PERSONAL_MOST } }),
    z.refine((terms) => new Set(terms.map(({ right }) => right)).size === terms.length, 'INVALID_CHOICE'),
  ),
}).check(
  z.refine(({ roles, rights }) => new Set(shiftsIn([...roles, ...rights])).size <= SHIFTS_MOST, {
    error: 'INVALID_VALUE',
    path: ['rights', 'shift'],
  }),
  z.refine(({ roles, rights }) => new Set(momentsIn([...roles, ...rights])).size <= MOMENTS_MOST, {
    error: 'INVALID_DATE',
    path: ['rights', 'to'],
  }),
);
export type SetMemberAccessInput = z.output<typeof SetMemberAccessInput>;

/** Thirty days more of the one role or the one right that ends at `to`, as it was seen to. */
export const ExtendAccessInput = inputOf({
  memberId: id,
  role: z.nullish(roleRef),
  right: z.nullish(z.string(orRequired('INVALID_CHOICE'))),
  to: moment,
});
export type ExtendAccessInput = z.output<typeof ExtendAccessInput>;

/** A right that the viewer lacks, asked of those who could give it. */
export const RequestAccessInput = inputOf({
  right: z.string(orRequired('INVALID_CHOICE')).check(z.minLength(1, 'INVALID_CHOICE')),
  note: optionalField(paragraphs(LIMITS.note)),
});
export type RequestAccessInput = z.output<typeof RequestAccessInput>;

/** Gives what was asked for, until the moment or for good. */
export const ApproveAccessRequestInput = inputOf({ id, until: z.nullish(moment) });
export type ApproveAccessRequestInput = z.output<typeof ApproveAccessRequestInput>;

/** The one who asked is told the reason. */
export const DeclineAccessRequestInput = inputOf({ id, reason: optionalField(paragraphs(LIMITS.note)) });
export type DeclineAccessRequestInput = z.output<typeof DeclineAccessRequestInput>;

/** What the shop says of a colleague from now on; empty: as their own account says. `version` is the one that was edited. */
export const UpdateMemberInput = inputOf({
  memberId: id,
  version: versionFrom(1),
  displayName: optionalField(line(LIMITS.name)),
  phone: optionalField(readPhone),
  position: optionalField(line(LIMITS.name)),
});
export type UpdateMemberInput = z.output<typeof UpdateMemberInput>;

/** Of whom a shop asks a second factor. */
export const FACTOR_RULES = ['NOBODY', 'EVERYONE', 'ROLES'] as const;

/** Who must have a second factor in the shop; the roles count where the rule is about them. `version` is the one that was edited. */
export const SetSecurityPolicyInput = inputOf({
  version: versionFrom(0),
  rule: choice(FACTOR_RULES),
  roles: z
    .array(roleRef, orRequired('INVALID_VALUE'))
    .check(z.refine((chosen) => new Set(chosen).size === chosen.length, 'INVALID_CHOICE')),
});
export type SetSecurityPolicyInput = z.output<typeof SetSecurityPolicyInput>;

/** A new place for somebody who was removed; without roles, with everything that they had. */
export const RestoreMemberInput = inputOf({ memberId: id, roles: z.nullish(roles) });
export type RestoreMemberInput = z.output<typeof RestoreMemberInput>;

/** Going away from a shop, with the password of one's own account. */
export const LeaveCompanyInput = inputOf({ companyId: id, password: field(readPassword) });
export type LeaveCompanyInput = z.output<typeof LeaveCompanyInput>;

const role = {
  name: field(line(LIMITS.roleName)),
  description: optionalField(paragraphs(LIMITS.note)),
  rights: severalOf(z.string(orRequired('INVALID_CHOICE'))),
};

/** A role of the shop's own making. */
export const CreateRoleInput = inputOf(role);
export type CreateRoleInput = z.output<typeof CreateRoleInput>;

/** The role as it is from now on; `version` is the one that was edited. */
export const UpdateRoleInput = inputOf({ id, version: versionFrom(1), ...role });
export type UpdateRoleInput = z.output<typeof UpdateRoleInput>;

/** The role that ends, and the one that those who hold it get instead. */
export const DeleteRoleInput = inputOf({ id, moveTo: z.nullish(roleRef) });
export type DeleteRoleInput = z.output<typeof DeleteRoleInput>;

/** A list of people to invite, an address and maybe a role on each line. What is wrong with a line is told of that line. */
export const PrepareInvitationsInput = inputOf({
  list: field((typed) => {
    if (typed.trim() === '') return { code: 'REQUIRED' };
    return isLongerThan(typed, LIST_MOST) ? { code: 'TOO_LONG', params: { max: LIST_MOST } } : typed;
  }),
  roles,
  note: optionalField(paragraphs(LIMITS.note)),
  locale,
  days: z._default(integer(INVITATION_DAYS.min, INVITATION_DAYS.max), INVITATION_DAYS.usual),
});
export type PrepareInvitationsInput = z.output<typeof PrepareInvitationsInput>;
