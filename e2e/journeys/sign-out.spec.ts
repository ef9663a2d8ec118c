import type { Page } from '@playwright/test';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, openShop, type Person, type Shop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

let shop: Shop;
let manager: Person;
test.beforeAll(async () => {
  shop = await openShop();
  manager = await hire(shop, 'MANAGER');
});

const t = portalWords('ru');
const myShops = (page: Page) => page.getByRole('heading', { name: t('shops.title') });

async function signInToPortal(page: Page): Promise<void> {
  await page.goto(stack.staffUrl);
  await new SignInForm(page).send(manager);
  await expect(myShops(page)).toBeVisible();
}

async function expectSignInForm(page: Page): Promise<void> {
  await expect(new SignInForm(page).form).toBeVisible();
  await expect(page.getByText(shop.name)).toHaveCount(0);
  await expect(page.getByText(manager.email)).toHaveCount(0);
}

test('after signing out of the cabinet, neither Back nor a reload shows anything of the shop', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(shop.owner);
  await cabinet.section('Товары').click();
  await expect(cabinet.heading).toHaveText('Товары');
  await cabinet.section('Сотрудники').click();
  await expect(page.getByText(manager.email)).toBeVisible();
  await cabinet.signOut(shop.owner.fullName);
  await expectSignInForm(page);
  for (let steps = 0; steps < 3; steps += 1) {
    await page.goBack();
    await expectSignInForm(page);
  }
  await page.reload();
  await expectSignInForm(page);
  await cabinet.open('/settings/employees');
  await expectSignInForm(page);
});

test('a sign-out reaches the other tabs of the portal', async ({ page, context }) => {
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(shop.owner, '/settings/employees');
  const other = new CabinetPage(await context.newPage());
  await other.open();
  await expect(other.menu).toBeVisible();
  await other.signOut(shop.owner.fullName);
  await expectSignInForm(page);
});

test('after signing out of the staff portal, Back shows nothing of the person', async ({ page }) => {
  await signInToPortal(page);
  await page.getByRole('link', { name: t('shell.profile') }).click();
  await expect(page.getByText(t('emailChange.now', { email: manager.email }))).toBeVisible();
  await page.getByRole('button', { name: t('ui.shell.account', { name: manager.fullName }) }).click();
  await page.getByRole('menuitem', { name: t('ui.shell.signOut') }).click();
  await expectSignInForm(page);
  await page.goBack();
  await expectSignInForm(page);
  await expect(page.getByRole('textbox', { name: t('profile.fullName') })).toHaveCount(0);
});

test('a session of one portal is none of the other', async ({ page, context }) => {
  await signInToPortal(page);
  const cabinet = new CabinetPage(await context.newPage());
  await cabinet.open();
  await expectSignInForm(cabinet.page);
  await cabinet.signIn(manager);

  // Each ends by itself: leaving one does not end the other.
  await cabinet.signOut(manager.fullName);
  await expectSignInForm(cabinet.page);
  await page.reload();
  await expect(myShops(page)).toBeVisible();
});
