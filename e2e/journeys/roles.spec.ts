import type { Page } from '@playwright/test';
import { RIGHTS } from '@prikazchik/permissions/right';
import { ROLE_KEYS, ROLES } from '@prikazchik/permissions/role';
import { expect, test } from '../journey.ts';
import { letterTo, linkTo } from '../mailbox.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { TeamPage } from '../pages/team.page.ts';
import { type Account, newPerson, openShop, type Shop } from '../people.ts';
import { type Section, sectionsOf } from '../sections.ts';
import { stack } from '../stack.ts';

/** The address of a closed section, typed by hand, names the right that it takes and the people who can give it. */
async function expectNoAccess(cabinet: CabinetPage, { path, right }: Section, granter: Account): Promise<void> {
  const { page, t } = cabinet;
  if (!right) throw new Error(`${path} is open to everyone`);
  await cabinet.open(path);
  await expect(page.getByRole('heading', { name: t('ui.noAccess.title') })).toBeVisible();
  await expect(page.getByText(t('ui.noAccess.right', { title: RIGHTS[right].title.ru }))).toBeVisible();
  await expect(page.getByText(/^Его (может|могут) дать: /)).toContainText(granter.fullName);
}

let shop: Shop;
test.beforeAll(async () => {
  shop = await openShop();
});

async function invitedBy(page: Page, email: string, role: (typeof ROLE_KEYS)[number]): Promise<string> {
  const team = new TeamPage(page);
  await new CabinetPage(page).signIn(shop.owner, '/settings/invitations');
  await team.invite(email, role);
  await team.expectInvitation(email, 'PENDING');
  const letter = await letterTo(email, /^Приглашение в магазин/);
  expect(letter.text).toContain(ROLES[role].title.ru);
  return linkTo(email, '/invitation');
}

for (const role of ROLE_KEYS) {
  test(`invited as ${role}: letter, staff portal, registration, and a cabinet of exactly that role`, async ({ page, visit }) => {
    const person = newPerson('Аглая Помощникова');
    const link = await invitedBy(page, person.email, role);
    expect(new URL(link).origin).toBe(stack.staffUrl);

    const theirs = await visit();
    const invitation = new InvitationPage(theirs);
    await invitation.open(link);
    await invitation.expectOffer(shop.owner.fullName, shop.name);
    await expect(theirs.getByRole('definition').filter({ hasText: ROLES[role].title.ru }).first()).toBeVisible();
    await invitation.register(person);
    await invitation.expectJoined();
    await invitation.openCabinet(shop.name);

    const cabinet = new CabinetPage(theirs);
    const { open, closed } = sectionsOf(role);
    await expect(theirs).toHaveURL(`${stack.sellerUrl}/`);
    await expect(cabinet.menu).toBeVisible();
    expect(await cabinet.sections()).toEqual(open.map(({ title }) => cabinet.t(`shell.sections.${title}`)));
    for (const section of closed) await expectNoAccess(cabinet, section, shop.owner);

    // The owner's list, open all the while, knows of it.
    await new TeamPage(page).expectInvitation(person.email, 'ACCEPTED');
  });
}
