import type { APIRequestContext, Page } from '@playwright/test';
import { inDatabase } from '../database.ts';
import { expect, test } from '../journey.ts';
import { linkTo } from '../mailbox.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { TeamPage } from '../pages/team.page.ts';
import { hire, invite, newPerson, openShop, type Shop } from '../people.ts';
import { stack } from '../stack.ts';

test.use({ locale: 'en-GB' });

let shop: Shop;
test.beforeAll(async () => {
  shop = await openShop({ owner: newPerson('Ada Merchant', 'EN') });
});

/** The owner at the list of invitations. */
async function atInvitations(page: Page): Promise<TeamPage> {
  await new CabinetPage(page, 'en').signIn(shop.owner, '/settings/invitations');
  return new TeamPage(page, 'en');
}

/** Opens the link in a browser that knows nothing of it. */
async function openAfresh(visit: () => Promise<Page>, link: string): Promise<InvitationPage> {
  const invitation = new InvitationPage(await visit(), 'en');
  await invitation.open(link);
  return invitation;
}

interface InvitationRow {
  state: string;
  generation: number;
  expires_at: Date;
  decided_at: Date | null;
}

const rowOf = (email: string) =>
  inDatabase((sql) => sql<InvitationRow[]>`select state, generation, expires_at, decided_at from invitations where email = ${email}`);

const hundredTimes = (ask: () => ReturnType<APIRequestContext['get']>) => Promise.all(Array.from({ length: 100 }, ask));

test('a declined link is dead, and the owner sees the answer', async ({ page, visit }) => {
  const { email } = newPerson('Bea Newcomer');
  const link = await invite(shop, email, 'MANAGER');
  const invitation = await openAfresh(visit, link);
  await invitation.decline();
  await expect(invitation.heading).toHaveText('You have declined');
  await (await openAfresh(visit, link)).expectDead('LINK_DECLINED');
  const team = await atInvitations(page);
  await team.expectInvitation(email, 'DECLINED');
});

test('a revoked link is dead, also for one who has it open', async ({ page, visit }) => {
  const person = newPerson('Bea Newcomer');
  const link = await invite(shop, person.email, 'MANAGER');
  const open = await openAfresh(visit, link);
  await open.expectOffer(shop.owner.fullName, shop.name);

  const team = await atInvitations(page);
  await team.decide(person.email, 'revoke');
  await team.expectInvitation(person.email, 'REVOKED');

  await open.register(person);
  await open.expectDead('LINK_REVOKED');
  await (await openAfresh(visit, link)).expectDead('LINK_REVOKED');
});

test('sent again, the old link is dead and the new one lives', async ({ page, visit }) => {
  const person = newPerson('Bea Newcomer');
  const old = await invite(shop, person.email, 'ACCOUNTANT');
  const team = await atInvitations(page);
  await team.decide(person.email, 'resend');
  const fresh = await linkTo(person.email, '/invitation', [old]);
  await (await openAfresh(visit, old)).expectDead('LINK_REPLACED');
  const invitation = await openAfresh(visit, fresh);
  await invitation.register(person);
  await invitation.expectJoined();
});

test('past its time a link is dead', async ({ page, visit }) => {
  const { email } = newPerson('Bea Newcomer');
  const link = await invite(shop, email, 'MANAGER');
  await inDatabase((sql) => sql`update invitations set expires_at = now() - interval '1 second' where email = ${email}`);
  const invitation = await openAfresh(visit, link);
  await invitation.expectDead('LINK_EXPIRED');
  const team = await atInvitations(page);
  await team.expectInvitation(email, 'EXPIRED');
});

test('a link works once', async ({ visit }) => {
  const person = newPerson('Bea Newcomer');
  const link = await invite(shop, person.email, 'MANAGER');
  const invitation = await openAfresh(visit, link);
  await invitation.register(person);
  await invitation.expectJoined();
  const again = await openAfresh(visit, link);
  await again.expectDead('LINK_USED');
  await expect(again.page.getByRole('main').getByRole('link', { name: again.t('shell.shops') })).toBeVisible();
});

test('an address that was not copied whole, or without its fragment, opens nothing', async ({ visit }) => {
  const link = await invite(shop, newPerson('Bea Newcomer').email, 'MANAGER');
  await (await openAfresh(visit, link.slice(0, -1))).expectDead('LINK_UNKNOWN');
  await (await openAfresh(visit, link.replace(/#.*/, ''))).expectDead('none');
});

test('mail scanners may open the link a hundred times', async ({ visit, request }) => {
  const person = newPerson('Bea Newcomer');
  const link = await invite(shop, person.email, 'MANAGER');
  const before = await rowOf(person.email);
  const answers = [...(await hundredTimes(() => request.get(link))), ...(await hundredTimes(() => request.head(link)))];
  expect(answers.every((answer) => answer.ok())).toBe(true);
  // A scanner with a browser runs the page as well.
  await (await openAfresh(visit, link)).expectOffer(shop.owner.fullName, shop.name);
  expect(await rowOf(person.email)).toEqual(before);

  const invitation = await openAfresh(visit, link);
  await invitation.register(person);
  await invitation.expectJoined();
});

test('an invitation is for its address alone', async ({ page }) => {
  const stranger = await hire(shop, 'MANAGER', newPerson('Bob Stranger', 'EN'));
  const { email } = newPerson('Bea Newcomer');
  const link = await invite(shop, email, 'ACCOUNTANT');
  await page.goto(stack.staffUrl);
  const invitation = new InvitationPage(page, 'en');
  await new SignInForm(page, 'en').send(stranger);
  await expect(page.getByRole('heading', { name: invitation.t('shops.title') })).toBeVisible();
  await invitation.open(link);
  await expect(invitation.heading).toHaveText('The invitation is for another address');
  expect((await rowOf(email)).map(({ state }) => state)).toEqual(['pending']);
});
