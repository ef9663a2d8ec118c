import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addProduct } from '../goods.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { ProductPage } from '../pages/product.page.ts';
import { RegisterPage } from '../pages/register.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { BUSINESSES, demoPerson, demoShop, hire, invite, newPerson, openShop, registerShop } from '../people.ts';
import { SECTION_LIST } from '../sections.ts';
import { stack } from '../stack.ts';

test.describe.configure({ mode: 'parallel' });
test.setTimeout(180_000);

const LOOKS = [
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
  { width: 390, colorScheme: 'dark' },
  { width: 390, colorScheme: 'light' },
] as const;

/** The narrowest phone that every page must fit. */
const NARROWEST = 360;

const TEAM_PATHS = [
  '/settings/employees',
  '/settings/employees/roles',
  '/settings/employees/roles/MANAGER',
  '/settings/invitations',
  '/settings/invitations/new',
  '/settings/invite-many',
];

const errors = new WeakMap<Page, string[]>();
test.beforeEach(({ page }) => {
  const said: string[] = [];
  errors.set(page, said);
  page.on('console', (message) => message.type() === 'error' && said.push(`${page.url()}: ${message.text()}`));
});
test.afterEach(({ page }) => {
  expect(errors.get(page)).toEqual([]);
});

/** Holds what the page shows now to axe, in every look, and to the narrowest phone. */
async function judge(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading').first(), name).toBeVisible();
  await expect(page.locator('[aria-busy=true]'), name).toHaveCount(0);
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The page follows with the next frame; axe would see one half of it dark and the other light.
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`));
    expect.soft(found, `${name}, ${width} px, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: NARROWEST, height: 800 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${name} is too wide by`).toBe(0);
}

async function visitAll(page: Page, portal: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(portal + path);
    await judge(page, portal + path);
  }
}

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('the cabinet before one signs in', async ({ page }) => {
    await visitAll(page, stack.sellerUrl, ['/sign-in', '/forgot', '/reset', '/confirm', '/handoff', '/check-mail', '/nowhere']);
  });

  test('each step of registration, with what it refuses', async ({ page }) => {
    const form = new RegisterPage(page, 'en');
    const owner = newPerson('Ada Merchant', 'EN');
    await form.open();
    await judge(page, 'kind');
    await form.chooseKind('LEGAL_ENTITY');
    await form.next();
    await judge(page, 'company, refused');
    await form.inn.fill(BUSINESSES.company.inn);
    await expect(form.field('KPP')).not.toHaveValue('');
    await judge(page, 'company, found');
    await form.next();
    await form.introduce(owner);
    await form.choosePassword('short');
    await judge(page, 'password, refused');
    await form.choosePassword(owner.password);
    await judge(page, 'offer');
  });

  test('the staff portal before one signs in', async ({ page }) => {
    await visitAll(page, stack.staffUrl, [
      '/sign-in',
      '/forgot',
      '/reset',
      '/confirm',
      '/invitation',
      '/new-email',
      '/stop-email-change',
      '/return',
      '/nowhere',
    ]);
  });
});

test('the sections of a shop at work', async ({ page }) => {
  await new CabinetPage(page).signIn(demoPerson('OWNER'));
  await visitAll(page, stack.sellerUrl, [
    ...SECTION_LIST.map(({ path }) => path),
    '/settings',
    '/settings/journal/sign-ins',
    '/notices',
    '/passkeys',
  ]);
});

test('what the sections lead to, and addresses that lead nowhere', async ({ page }) => {
  await new CabinetPage(page).signIn(demoPerson('OWNER'));
  const roles = ['/settings/employees/roles', '/settings/employees/roles/MANAGER', '/settings/employees/roles/new?from=MANAGER'];
  const forms = [...roles, '/settings/invitations/new', '/products/new', '/open-shop'];
  const nothing = ['/products?q=nothing', '/settings/employees?q=nobody', '/products/no-such-product', '/nowhere'];
  await visitAll(page, stack.sellerUrl, [...forms, ...nothing]);
});

test('one product and one employee, with the questions before something ends', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(demoPerson('OWNER'), '/products');
  await page.getByRole('link', { name: 'Самовар' }).click();
  await judge(page, 'product');
  await page.getByRole('button', { name: cabinet.t('products.archive.action') }).click();
  await judge(page, 'a question before something ends');

  await cabinet.open('/settings/employees');
  await page.getByRole('link', { name: demoPerson('MANAGER').fullName }).click();
  await judge(page, 'employee');
  await page.getByRole('button', { name: cabinet.t('team.member.changeRole') }).click();
  await judge(page, 'change of roles');
  await page.getByRole('button', { name: cabinet.t('team.member.cancel'), exact: true }).click();
  await page.getByRole('button', { name: cabinet.t('team.member.editAccess') }).click();
  for (const section of await page.locator('summary').all()) await section.click();
  // Its dates, days and times.
  await page
    .getByRole('checkbox', { name: cabinet.t('access.hours.label') })
    .first()
    .check();
  await judge(page, 'access of one employee');
});

test('a shop that is not active yet', async ({ page }) => {
  await new CabinetPage(page).signIn((await registerShop()).owner);
  await visitAll(page, stack.sellerUrl, [...SECTION_LIST.map(({ path }) => path), '/settings']);
});

test('a shop in which nothing has been done yet', async ({ page }) => {
  await new CabinetPage(page).signIn((await openShop()).owner);
  await visitAll(page, stack.sellerUrl, ['/', '/products', '/settings/employees', '/settings/invitations']);
});

for (const role of ['ADMINISTRATOR', 'MANAGER', 'CONTENT_MANAGER', 'ACCOUNTANT', 'WAREHOUSE_OPERATOR'] as const) {
  test(`the home page of ${role}, and a page without its right`, async ({ page }) => {
    await new CabinetPage(page).signIn(demoPerson(role));
    await visitAll(page, stack.sellerUrl, ['/', '/settings', '/settings/invitations']);
  });
}

test('a card that may only be read', async ({ page }) => {
  const shop = await openShop();
  const product = new ProductPage(page);
  const path = await addProduct(shop, 'Самовар', 'SMV-3');
  await new CabinetPage(page).signIn(await hire(shop, 'ACCOUNTANT'), '/settings/legal');
  await judge(page, 'legal details');
  await visitAll(page, stack.sellerUrl, ['/settings/shop', '/settings/logistics', path]);
  await expect(product.field('titleField')).toHaveCount(0);
});

test('the team of a shop in the staff portal', async ({ page }) => {
  await page.goto(`${stack.staffUrl}/`);
  await new SignInForm(page).send(demoPerson('ADMINISTRATOR'));
  await page.getByRole('link', { name: /^Команда магазина/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Сотрудники');
  await visitAll(page, stack.staffUrl, TEAM_PATHS);
});

test('the staff portal of one who works in a shop, and an invitation', async ({ page, visit }) => {
  await page.goto(`${stack.staffUrl}/`);
  await new SignInForm(page).send(demoPerson('MANAGER'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Мои магазины');
  await visitAll(page, stack.staffUrl, ['/', '/profile', '/actions', '/notices', '/security', '/nowhere']);
  await page.goto(`${stack.staffUrl}/`);
  await page.getByText('Что я могу').click();
  await judge(page, 'what one may do');

  const guest = await visit();
  await guest.goto(await invite(await demoShop(), newPerson('Фёкла Письмова').email, 'MANAGER'));
  await expect(guest.getByRole('button', { name: 'Зарегистрироваться и принять' })).toBeVisible();
  await judge(guest, 'invitation');
});
