import { randomUUID } from 'node:crypto';
import { type GraphQLInputType, getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Field } from './schema.ts';

type Values = Record<string, unknown>;

const company = {
  kind: 'SOLE_PROPRIETOR',
  inn: '960200010009',
  legalName: 'ИП Образцов Пример Примерович',
  ogrn: '318960000005002',
  kpp: null,
  legalAddress: 'г. Вымыслов',
};

/**
 * What a form would send for each input of the schema, ids aside. All of it gets past its form; two things stop it short
 * of an effect that would disturb a test of something else: the offer's version is an old one, and so is no account
 * opened, and no bank has the settlement account, and so does no shop become ready for its review.
 */
const inputs: Record<string, Values> = {
  SignInInput: { name: 'nobody@shop.test', password: 'not this one at all' },
  ConfirmOperationInput: { confirmation: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code: '123456' },
  FinishSignInInput: { challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code: '123456' },
  ResetPasswordInput: { token: 'no-such-link', password: 'a lantern over the gate' },
  ReturnByLinkInput: { token: 'no-such-link', password: 'a lantern over the gate' },
  NoticePreferenceInput: { kind: 'INVITATION_ACCEPTED', byLetter: true },
  ProfileInput: { fullName: 'Пётр Правдин', phone: '+79161234567', locale: 'RU' },
  ProductInput: { sku: 'А-1', title: 'Кружка', description: '', seoTitle: '', seoDescription: '' },
  PriceInput: { amountMinor: 100, oldAmountMinor: null },
  ProductFilter: { search: 'кружка' },
  StockFilter: { search: 'кружка' },
  StockInput: { quantity: 7, version: 0 },
  CompanyInput: { name: 'Лавка', contactEmail: null, contactPhone: null, timeZone: 'Europe/Moscow' },
  RequisitesInput: {
    legalName: 'ИП Владелец',
    ogrn: '304500116000157',
    kpp: null,
    legalAddress: 'г. Пример, ул. Первая, 1',
    taxSystem: 'USN',
    bic: '049805746',
    settlementAccount: '40602810700000000026',
  },
  LogisticsInput: { name: 'Склад', address: 'г. Пример, ул. Первая, 1', method: 'OWN_WAREHOUSE' },
  InviteMemberInput: { email: 'newcomer@mail.test', roles: ['MANAGER'], note: null, locale: 'RU', days: 7 },
  InviteByLinkInput: { label: 'Кладовщик Пётр', roles: ['MANAGER'], note: null, locale: 'RU', hours: 24 },
  JournalFilter: { section: 'GOODS', outcome: 'DONE', from: '2026-01-01T00:00:00Z', to: '2126-01-01T00:00:00Z' },
  PrepareInvitationsInput: { list: 'list@mail.test', roles: ['MANAGER'], note: null, locale: 'RU', days: 7 },
  InvitationFilter: { email: 'mail.test', delivery: 'SENT', inviter: 'Владелец', from: '2026-01-01', to: '2999-12-31' },
  MemberFilter: { search: 'Пётр' },
  RestoreMemberInput: { roles: ['MANAGER'] },
  LeaveCompanyInput: { password: 'not this one at all' },
  CreateRoleInput: { name: 'Своя роль', description: null, rights: ['team.read'] },
  UpdateRoleInput: { version: 1, name: 'Своя роль', description: null, rights: ['team.read'] },
  DeleteRoleInput: { moveTo: 'MANAGER' },
  SetMemberAccessInput: { version: 1, roles: [{ role: 'MANAGER' }], rights: [{ right: 'finance.read', effect: 'GRANT' }] },
  UpdateMemberInput: { version: 1, displayName: 'Пётр Правдин', phone: '+79161234567', position: 'Кладовщик' },
  ExtendAccessInput: { right: 'finance.read', to: '2026-01-01T00:00:00Z' },
  RequestAccessInput: { right: 'finance.read', note: 'Закрываю квартал' },
  ApproveAccessRequestInput: {},
  DeclineAccessRequestInput: { reason: 'Это делает бухгалтер' },
  ChangeRolesInput: { roles: ['MANAGER'] },
  SetSecurityPolicyInput: { version: 0, rule: 'NOBODY', roles: [] },
  RegisterByInvitationInput: {
    token: 'no-such-link',
    fullName: 'Пётр Правдин',
    phone: '+79161234567',
    password: 'a lantern over the gate',
    locale: 'RU',
  },
  RegisterByLinkInput: {
    token: 'no-such-link',
    fullName: 'Пётр Правдин',
    phone: null,
    signInName: 'petr.pravdin',
    password: 'a lantern over the gate',
    locale: 'RU',
  },
  RegisterInput: {
    company,
    fullName: 'Пётр Правдин',
    email: 'newcomer@mail.test',
    phone: '+79161234567',
    password: 'a lantern over the gate',
    offerVersion: '1999-01',
    offerAccepted: true,
    locale: 'RU',
  },
  OpenCompanyInput: { company, offerVersion: '1999-01', offerAccepted: true },
};

/** What stands alone among the arguments, by its name. */
const texts: Values = {
  email: 'nobody@shop.test',
  token: 'no-such-link',
  verifier: 'no such verifier',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  inn: '960200010009',
  bic: '049805746',
  password: 'not this one at all',
  code: '123456',
};

const scalars: Record<string, () => unknown> = {
  ID: () => randomUUID(),
  Int: () => 1,
  Boolean: () => true,
  Right: () => 'products.read',
  RoleKey: () => 'MANAGER',
  JSONObject: () => ({ id: 'no-such-key' }),
};

function sampleOf(type: GraphQLInputType, name: string): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [sampleOf(bare.ofType, name)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (isInputObjectType(bare)) {
    const input = inputs[bare.name];
    if (!input) throw new Error(`Say in test/arguments.ts what a form sends as ${bare.name}.`);
    const ids = Object.values(bare.getFields()).filter((field) => `${field.type}`.startsWith('ID'));
    return { ...input, ...Object.fromEntries(ids.map((field) => [field.name, randomUUID()])) };
  }
  if (bare.name === 'String') {
    if (name in texts) return texts[name];
    throw new Error(`Say in test/arguments.ts what is sent as the text ${name}.`);
  }
  const make = scalars[bare.name];
  if (!make) throw new Error(`Say in test/arguments.ts what is sent as ${bare.name}.`);
  return make();
}

/** Arguments that a field takes for well-formed; those that may be left out are, unless they are inputs. Ids are nobody's. */
export function argumentsOf(field: Field): Values {
  const wanted = field.args.filter(({ type }) => isNonNullType(type) || isInputObjectType(type));
  return Object.fromEntries(wanted.map(({ name, type, defaultValue }) => [name, defaultValue ?? sampleOf(type, name)]));
}
