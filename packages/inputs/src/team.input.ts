import * as z from 'zod/mini';
import { choices, email, field, id, inputOf, integer, locale, optionalField } from './field.ts';
import { readPassword } from './password.ts';
import { LIMITS, paragraphs } from './text.ts';

/** The preset roles, as the API's `RoleKey` spells them. */
export const ROLE_KEYS = ['ADMINISTRATOR', 'MANAGER', 'CONTENT_MANAGER', 'ACCOUNTANT', 'WAREHOUSE_OPERATOR'] as const;

/** How long an invitation may live, in days. */
export const INVITATION_DAYS = { min: 1, max: 30, usual: 7 } as const;

const roles = choices(ROLE_KEYS);

/** A letter to a future colleague. */
export const InviteMemberInput = inputOf({
  email,
  roles,
  note: optionalField(paragraphs(LIMITS.note)),
  locale,
  days: z._default(integer(INVITATION_DAYS.min, INVITATION_DAYS.max), INVITATION_DAYS.usual),
});
export type InviteMemberInput = z.output<typeof InviteMemberInput>;

/** The roles that a colleague has from now on, instead of those before. */
export const ChangeRolesInput = inputOf({ memberId: id, roles });
export type ChangeRolesInput = z.output<typeof ChangeRolesInput>;

/** A new place for somebody who was removed; without roles, with everything that they had. */
export const RestoreMemberInput = inputOf({ memberId: id, roles: z.nullish(roles) });
export type RestoreMemberInput = z.output<typeof RestoreMemberInput>;

/** Going away from a shop, with the password of one's own account. */
export const LeaveCompanyInput = inputOf({ companyId: id, password: field(readPassword) });
export type LeaveCompanyInput = z.output<typeof LeaveCompanyInput>;
