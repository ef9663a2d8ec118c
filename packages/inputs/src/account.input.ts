import * as z from 'zod/mini';
import { RegisterCompanyInput } from './company.input.ts';
import { email, field, fullName, inputOf, issueOf, locale, offer, optionalField, token } from './field.ts';
import type { PersonalFacts } from './password.ts';
import { personalWordIn, readNewPassword } from './password.ts';
import { readPhone } from './phone.ts';
import { readSignInName } from './sign-in-name.ts';

/** A new account together with its first shop. */
export const RegisterInput = inputOf({
  company: RegisterCompanyInput,
  fullName,
  email,
  phone: field(readPhone),
  password: field(readNewPassword),
  ...offer,
  locale,
}).check(impersonal((input) => ({ email: input.email, fullName: input.fullName, companyName: input.company.legalName })));
export type RegisterInput = z.output<typeof RegisterInput>;

/** A new account by an invitation. The address and the shop are the invitation's: who knows them checks the password against them. */
export const RegisterByInvitationInput = inputOf({
  token,
  fullName,
  phone: field(readPhone),
  password: field(readNewPassword),
  locale,
}).check(impersonal((input) => ({ fullName: input.fullName })));
export type RegisterByInvitationInput = z.output<typeof RegisterByInvitationInput>;

/** A new account by a link that was handed over: a name to sign in with instead of an address. */
export const RegisterByLinkInput = inputOf({
  token,
  fullName,
  phone: optionalField(readPhone),
  signInName: field(readSignInName),
  password: field(readNewPassword),
  locale,
}).check(impersonal((input) => ({ fullName: input.fullName, signInName: input.signInName })));
export type RegisterByLinkInput = z.output<typeof RegisterByLinkInput>;

/** What a person says of themselves. */
export const ProfileInput = inputOf({ fullName, phone: optionalField(readPhone), locale });
export type ProfileInput = z.output<typeof ProfileInput>;

function impersonal<Input extends { readonly password: string }>(factsOf: (input: Input) => PersonalFacts) {
  return z.check<Input>(({ value, issues }) => {
    const word = personalWordIn(value.password, factsOf(value));
    if (word !== null) issues.push(issueOf(value, 'PASSWORD_PERSONAL', { word }, 'password'));
  });
}
