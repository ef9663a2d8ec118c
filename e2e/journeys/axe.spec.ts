import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { demoPerson } from '../people.ts';
import { SECTION_LIST } from '../sections.ts';
import { stack } from '../stack.ts';

/** The narrowest phone that every page must fit. */
const NARROWEST = 360;

const looks = [
  { scheme: 'light', width: 1440, locale: 'ru-RU' },
  { scheme: 'dark', width: 1440, locale: 'en-US' },
  { scheme: 'light', width: 390, locale: 'en-US' },
  { scheme: 'dark', width: 390, locale: 'ru-RU' },
] as const;

/** Waits until the page has what it came for, then asks axe, then makes it narrow. */
async function judge(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
  expect.soft(found, address).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROWEST, height: 800 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${address} is too wide by`).toBe(0);
  if (size) await page.setViewportSize(size);
}

const guestPages = ['/sign-in', '/forgot', '/reset', '/confirm', '/nowhere'];

for (const { scheme, width, locale } of looks) {
  test.describe(`${scheme}, ${width} px, ${locale}`, () => {
    test.use({ colorScheme: scheme, viewport: { width, height: 900 }, locale });
    test.setTimeout(180_000);

    test('the cabinet has nothing that axe would mend', async ({ page }) => {
      for (const path of [...guestPages, '/register', '/check-mail']) await judge(page, stack.sellerUrl + path);
      const cabinet = new CabinetPage(page, locale === 'ru-RU' ? 'ru' : 'en');
      await cabinet.open('/sign-in');
      await new SignInForm(page, locale === 'ru-RU' ? 'ru' : 'en').send(demoPerson('OWNER'));
      await expect(cabinet.heading).toBeVisible();
      const paths = SECTION_LIST.map(({ path }) => path);
      for (const path of [...paths, '/products/new', '/open-shop', '/settings/employees/new', '/nowhere', '/products/nothing']) {
        await judge(page, stack.sellerUrl + path);
      }
      await judge(page, `${stack.sellerUrl}/products?search=nothing-is-called-so`);
    });

    test('the staff portal has nothing that axe would mend', async ({ page }) => {
      for (const path of [...guestPages, '/invitation']) await judge(page, stack.staffUrl + path);
      await page.goto(`${stack.staffUrl}/sign-in`);
      await new SignInForm(page, locale === 'ru-RU' ? 'ru' : 'en').send(demoPerson('ACCOUNTANT'));
      await page.waitForURL(`${stack.staffUrl}/`);
      for (const path of ['/', '/profile', '/nowhere']) await judge(page, stack.staffUrl + path);
    });
  });
}

test('a page without its right, and a home page of few rights, neither', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(demoPerson('WAREHOUSE_OPERATOR'));
  for (const { path } of SECTION_LIST) await judge(page, stack.sellerUrl + path);
});
