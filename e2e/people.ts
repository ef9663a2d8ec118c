import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import type { InviteMemberInput, Locale, RequisitesInput } from '@prikazchik/graphql-client/schema.generated.ts';
import type { RoleRef } from '@prikazchik/permissions/role';
import { ConfirmEmailDocument } from '@prikazchik/ui/auth/letters.generated.ts';
import { SignInDocument } from '@prikazchik/ui/auth/session.generated.ts';
import { ConfirmOperationDocument } from '@prikazchik/ui/confirmation/confirm-operation.generated.ts';
import { madeUpParties } from '../apps/api/src/modules/companies/register.rules.ts';
import { UpdateRequisitesDocument } from '../apps/seller/src/features/company/legal.generated.ts';
import { SetLogisticsDocument } from '../apps/seller/src/features/company/logistics.generated.ts';
import { ActivationDocument, SubmitForReviewDocument } from '../apps/seller/src/features/home/activation.generated.ts';
import { OfferDocument } from '../apps/seller/src/features/registration/offer.generated.ts';
import { RegisterDocument } from '../apps/seller/src/features/registration/register.generated.ts';
import { RegisterByInvitationDocument } from '../apps/staff/src/features/invitation/invitation.generated.ts';
import { InviteMemberDocument } from '../packages/team/src/invitations.generated.ts';
import { SellerViewerDocument } from '../packages/ui/src/shop/viewer.generated.ts';
import { ask, type Caller, done } from './api.ts';
import { inDatabase } from './database.ts';
import { linksTo, linkTo, tokenOf } from './mailbox.ts';
import { stack } from './stack.ts';

/** Who signs in. */
export interface Account {
  readonly fullName: string;
  readonly email: string;
  readonly password: string;
}

/** Somebody about to register. */
export interface Person extends Account {
  readonly phone: string;
  /** The language of their profile. */
  readonly locale: Locale;
}

/** A shop with its owner; `asOwner` asks the API for as long as an access token lives (five minutes). */
export interface Shop {
  readonly name: string;
  readonly companyId: string;
  readonly owner: Account;
  readonly asOwner: Caller;
}

/** A business of the made-up register, with an account that the bank's control key fits. */
export const BUSINESSES = {
  proprietor: { inn: '960200011771', bic: '040220777', account: '40802810100000000102' },
  otherProprietor: { inn: '960200013465', bic: '040220777', account: '40802810100000000102' },
  company: { inn: '9601001118', bic: '040221707', account: '40702810800000000101' },
} as const;

export type Business = keyof typeof BUSINESSES;

/** A person whom nobody else meets: the address is used once. */
export function newPerson(fullName: string, locale: Locale = 'RU'): Person {
  const email = `p${randomBytes(6).toString('hex')}@example.com`;
  return { fullName, email, phone: '+7 912 345-67-89', password: 'seven quiet lanterns by the river', locale };
}

/** Somebody of the demo shop. */
export function demoPerson(role: RoleRef | 'OWNER'): Account {
  const known = stack.demo.people.find((person) => person.role === role);
  if (!known) throw new Error(`Nobody in the demo shop is ${role}`);
  return { fullName: known.name, email: known.email, password: stack.demo.password };
}

/** Signs in past the pages. */
export async function signedIn({ email, password }: Pick<Person, 'email' | 'password'>, portal: string): Promise<Caller> {
  const { signIn } = await ask({ portal }, SignInDocument, { input: { name: email, password } });
  const session = done(signIn);
  if (session.__typename !== 'Session') throw new Error(`${email} has a second factor`);
  return { portal, token: session.accessToken };
}

function partyOf(business: Business) {
  const party = madeUpParties.find(({ inn }) => inn === BUSINESSES[business].inn);
  if (!party) throw new Error(`The register has no ${business}`);
  const { kind, inn, fullName: legalName, ogrn, kpp, address: legalAddress } = party;
  return { kind, inn, legalName, ogrn, kpp, legalAddress: legalAddress ?? '' };
}

interface ShopWish {
  readonly business?: Business;
  readonly owner?: Person;
}

/** A shop that has just been registered, its owner's address confirmed. One address may register 20 an hour, and all journeys have one. */
export async function registerShop({ business = 'company', owner = newPerson('Василиса Хозяйкина') }: ShopWish = {}): Promise<Shop> {
  await inDatabase((sql) => sql`delete from rate_limits where key like 'register:%'`);
  const guest = { portal: stack.sellerUrl };
  const { offer } = await ask(guest, OfferDocument, { locale: 'RU' });
  const { fullName, email, phone, password, locale } = owner;
  const input = { company: partyOf(business), fullName, email, phone, password, offerVersion: offer.version, offerAccepted: true, locale };
  done((await ask(guest, RegisterDocument, { input })).register);
  const token = tokenOf(await linkTo(email, '/confirm'));
  done((await ask(guest, ConfirmEmailDocument, { token })).confirmEmail);

  const caller = await signedIn(owner, stack.sellerUrl);
  const { viewer } = await ask(caller, SellerViewerDocument, {});
  const [membership] = viewer.memberships;
  if (!membership) throw new Error('Registering made no shop');
  const { companyId, companyName: name } = membership;
  return { name, companyId, owner, asOwner: { ...caller, company: companyId } };
}

/** Past the dialog, as past the pages: with the password of whoever asks. */
async function tellRequisites(asOwner: Caller, { password }: Account, input: RequisitesInput): Promise<void> {
  const asked = (await ask(asOwner, UpdateRequisitesDocument, { input })).updateRequisites;
  const confirmation = String(isProblem(asked) && asked.params?.confirmation);
  done((await ask(asOwner, ConfirmOperationDocument, { input: { confirmation, password } })).confirmOperation);
  done((await ask(asOwner, UpdateRequisitesDocument, { input, confirmation })).updateRequisites);
}

/** A shop that trades, with its owner. */
export async function openShop({ business = 'company', ...wish }: ShopWish = {}): Promise<Shop> {
  const shop = await registerShop({ business, ...wish });
  const { asOwner, owner } = shop;
  const { kind: _kind, inn: _inn, ...legal } = partyOf(business);
  const { bic, account: settlementAccount } = BUSINESSES[business];
  const requisites = { ...legal, taxSystem: 'USN', bic, settlementAccount } as const;
  await tellRequisites(asOwner, owner, requisites);
  const warehouse = { name: 'Основной склад', address: legal.legalAddress, method: 'OWN_WAREHOUSE' } as const;
  done((await ask(asOwner, SetLogisticsDocument, { input: warehouse })).setLogistics);
  done((await ask(asOwner, SubmitForReviewDocument, {})).submitForReview);
  const state = async () => (await ask(asOwner, ActivationDocument, {})).activation.state;
  await expect.poll(state, { message: `the review of ${shop.name}`, timeout: 15_000 }).toBe('ACTIVE');
  return shop;
}

/** The demo shop that trades. */
export async function demoShop(): Promise<Shop> {
  const caller = await signedIn(demoPerson('OWNER'), stack.sellerUrl);
  const { viewer } = await ask(caller, SellerViewerDocument, {});
  const place = viewer.memberships.find(({ companyState }) => companyState === 'ACTIVE');
  if (!place) throw new Error('No demo shop trades');
  const { companyId, companyName: name } = place;
  return { name, companyId, owner: demoPerson('OWNER'), asOwner: { ...caller, company: companyId } };
}

/** Sends an invitation past the pages. Answers with its letter's link. */
export async function invite({ asOwner }: Shop, email: string, role: RoleRef): Promise<string> {
  const before = await linksTo(email, '/invitation');
  const input: InviteMemberInput = { email, roles: [role], note: null, locale: 'RU', days: 7 };
  done((await ask(asOwner, InviteMemberDocument, { input })).inviteMember);
  return linkTo(email, '/invitation', before);
}

/** Somebody who has accepted an invitation and works in the shop. */
export async function hire(shop: Shop, role: RoleRef, person = newPerson('Аглая Помощникова')): Promise<Person> {
  const token = tokenOf(await invite(shop, person.email, role));
  const { fullName, phone, password, locale } = person;
  const input = { token, fullName, phone, password, locale };
  done((await ask({ portal: stack.staffUrl }, RegisterByInvitationDocument, { input })).registerByInvitation);
  return person;
}
