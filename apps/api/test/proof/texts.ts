import { ProfileInput, RegisterByInvitationInput, RegisterInput } from '@prikazchik/inputs/account.input';
import { CompanyInput, LogisticsInput, OpenCompanyInput, RequisitesInput } from '@prikazchik/inputs/company.input';
import { parse } from '@prikazchik/inputs/parse';
import { ProductInput } from '@prikazchik/inputs/product.input';
import { ResetPasswordInput, SignInInput } from '@prikazchik/inputs/session.input';
import { InviteMemberInput } from '@prikazchik/inputs/team.input';
import { getNamedType, isObjectType, isUnionType } from 'graphql';
import type * as z from 'zod/mini';
import { documentOf } from '../schema.ts';
import type { TextPlace } from '../text-places.ts';

/** What parses the inputs of the schema, by their names in it. */
const schemas: Record<string, z.ZodMiniType> = {
  ProfileInput,
  RegisterByInvitationInput,
  RegisterInput,
  CompanyInput,
  LogisticsInput,
  OpenCompanyInput,
  RequisitesInput: RequisitesInput.SOLE_PROPRIETOR,
  ProductInput,
  ResetPasswordInput,
  SignInInput,
  InviteMemberInput,
};

/** What the form would make of the same input: the stored text, or the refusal; null where there is no form. */
export function formSays({ root, path }: TextPlace, variables: Record<string, unknown>): { stored: unknown } | { code: string } | null {
  const argument = root.field.args.find(({ name }) => name === path[0]);
  const schema = argument && schemas[getNamedType(argument.type).name];
  if (!schema) return null;
  const parsed = parse(schema, variables[argument.name]);
  if (!parsed.ok) return { code: parsed.code };
  const stored = path.slice(1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], parsed.value);
  return { stored };
}

/** Asks for the refusal, and for the text itself where the answer has a field of its name. */
export function documentFor({ root, path }: TextPlace): string {
  const type = getNamedType(root.field.type);
  // A warehouse is answered with its shop, which has a name of its own.
  const name = root.field.name === 'setLogistics' ? '' : (path.at(-1) ?? '');
  if (!isUnionType(type)) return documentOf(root);
  const members = type.getTypes().filter((member) => member.name !== 'Problem');
  const shown = members.filter((member) => isObjectType(member) && getNamedType(member.getFields()[name]?.type)?.name === 'String');
  const fields = shown.map((member) => `... on ${member.name} { told: ${name} }`);
  return documentOf(root, `{ __typename ... on Problem { code params } ${fields.join(' ')} }`);
}
