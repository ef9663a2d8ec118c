import { readFileSync } from 'node:fs';
import { buildSchema, isEnumType, isInputObjectType, isNonNullType } from 'graphql';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { ProfileInput, RegisterByInvitationInput, RegisterByLinkInput, RegisterInput } from './account.input.ts';
import { CompanyInput, LogisticsInput, OpenCompanyInput, RegisterCompanyInput, RequisitesInput } from './company.input.ts';
import { ConfirmOperationInput, FinishSignInInput } from './factor.input.ts';
import { NOTICE_KINDS, NoticePreferenceInput } from './notice.input.ts';
import { problemsOf } from './parse.ts';
import { PriceInput, ProductInput } from './product.input.ts';
import { INPUT_PROBLEM_CODES } from './refusal.ts';
import { ResetPasswordInput, ReturnByLinkInput, SignInInput } from './session.input.ts';
import { StockInput } from './stock.input.ts';
import {
  ApproveAccessRequestInput,
  ChangeRolesInput,
  CreateRoleInput,
  DeclineAccessRequestInput,
  DeleteRoleInput,
  ExtendAccessInput,
  FACTOR_RULES,
  InviteByLinkInput,
  InviteMemberInput,
  LeaveCompanyInput,
  PrepareInvitationsInput,
  RequestAccessInput,
  RestoreMemberInput,
  RightTermInput,
  RoleTermInput,
  SetMemberAccessInput,
  SetSecurityPolicyInput,
  ShiftInput,
  UpdateMemberInput,
  UpdateRoleInput,
} from './team.input.ts';

const schema = buildSchema(readFileSync(new URL('../../graphql-client/schema.graphql', import.meta.url), 'utf8'));

interface Parsing {
  readonly name: string;
  readonly parsed: z.ZodMiniType & { readonly def: { readonly shape: object } };
}

/** Every input of the API with what parses it; those of one input differ by the kind of shop. */
const PARSINGS: readonly Parsing[] = [
  { name: 'RegisterInput', parsed: RegisterInput },
  ...RegisterCompanyInput.def.options.map((parsed) => ({ name: 'RegisterCompanyInput', parsed })),
  { name: 'OpenCompanyInput', parsed: OpenCompanyInput },
  { name: 'SignInInput', parsed: SignInInput },
  { name: 'FinishSignInInput', parsed: FinishSignInInput },
  { name: 'ConfirmOperationInput', parsed: ConfirmOperationInput },
  { name: 'NoticePreferenceInput', parsed: NoticePreferenceInput },
  { name: 'ResetPasswordInput', parsed: ResetPasswordInput },
  { name: 'ReturnByLinkInput', parsed: ReturnByLinkInput },
  { name: 'ProfileInput', parsed: ProfileInput },
  { name: 'CompanyInput', parsed: CompanyInput },
  ...Object.values(RequisitesInput).map((parsed) => ({ name: 'RequisitesInput', parsed })),
  { name: 'LogisticsInput', parsed: LogisticsInput },
  { name: 'InviteMemberInput', parsed: InviteMemberInput },
  { name: 'InviteByLinkInput', parsed: InviteByLinkInput },
  { name: 'PrepareInvitationsInput', parsed: PrepareInvitationsInput },
  { name: 'RestoreMemberInput', parsed: RestoreMemberInput },
  { name: 'LeaveCompanyInput', parsed: LeaveCompanyInput },
  { name: 'RegisterByInvitationInput', parsed: RegisterByInvitationInput },
  { name: 'RegisterByLinkInput', parsed: RegisterByLinkInput },
  { name: 'ChangeRolesInput', parsed: ChangeRolesInput },
  { name: 'RoleTermInput', parsed: RoleTermInput },
  { name: 'RightTermInput', parsed: RightTermInput },
  { name: 'ShiftInput', parsed: ShiftInput },
  { name: 'SetMemberAccessInput', parsed: SetMemberAccessInput },
  { name: 'SetSecurityPolicyInput', parsed: SetSecurityPolicyInput },
  { name: 'ExtendAccessInput', parsed: ExtendAccessInput },
  { name: 'RequestAccessInput', parsed: RequestAccessInput },
  { name: 'ApproveAccessRequestInput', parsed: ApproveAccessRequestInput },
  { name: 'DeclineAccessRequestInput', parsed: DeclineAccessRequestInput },
  { name: 'CreateRoleInput', parsed: CreateRoleInput },
  { name: 'UpdateMemberInput', parsed: UpdateMemberInput },
  { name: 'UpdateRoleInput', parsed: UpdateRoleInput },
  { name: 'DeleteRoleInput', parsed: DeleteRoleInput },
  { name: 'ProductInput', parsed: ProductInput },
  { name: 'PriceInput', parsed: PriceInput },
  { name: 'StockInput', parsed: StockInput },
];

/** Of an id, which only the API refuses, and of what may be left out. */
const MAY_BE_EMPTY = new Set(['DeclineAccessRequestInput']);

test('every input of the API has a schema', () => {
  const inputs = Object.values(schema.getTypeMap()).filter((type) => isInputObjectType(type) && !type.name.endsWith('Filter'));
  expect(new Set(PARSINGS.map(({ name }) => name))).toEqual(new Set(inputs.map((type) => type.name)));
});

describe.each(PARSINGS)('$name', ({ name, parsed }) => {
  const type = schema.getType(name);
  const fields = isInputObjectType(type) ? Object.values(type.getFields()) : [];

  test('has the fields of the API, no more and no fewer', () => {
    expect(Object.keys(parsed.def.shape).sort()).toEqual(fields.map((field) => field.name).sort());
  });

  test('asks for what the API asks for', () => {
    const asked = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined).map((field) => field.name);
    const refused = problemsOf(parsed, {}).map((problem) => problem.field);
    // A legal entity has no shop without a KPP, which the API can't say of one kind alone.
    expect(refused.filter((field) => field !== 'kpp').sort()).toEqual(asked.sort());
  });

  test('refuses values of every other type with a code, and never throws', () => {
    for (const value of [null, 0, '', [], {}, true, Number.NaN]) {
      const input = Object.fromEntries(fields.map((field) => [field.name, value]));
      if (value !== '' || !MAY_BE_EMPTY.has(name)) expect(problemsOf(parsed, input)).not.toEqual([]);
      expect(problemsOf(parsed, value)).not.toEqual([]);
    }
  });
});

test('every code is one of the API', () => {
  const type = schema.getType('ProblemCode');
  const codes = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  expect(codes).toEqual(expect.arrayContaining([...INPUT_PROBLEM_CODES]));
});

test.each<[name: string, keys: readonly string[]]>([
  ['CompanyKind', RegisterCompanyInput.def.options.flatMap((option) => option.shape.kind.options)],
  ['LogisticsMethod', LogisticsInput.shape.method.options],
  ['TaxSystem', RequisitesInput.SOLE_PROPRIETOR.shape.taxSystem.options],
  ['NoticeKind', NOTICE_KINDS],
  ['FactorRule', FACTOR_RULES],
  ['Locale', ProfileInput.shape.locale.options],
])('the keys of %s are those of the API', (name, keys) => {
  const type = schema.getType(name);
  expect([...keys]).toEqual(isEnumType(type) ? type.getValues().map((value) => value.name) : []);
});
