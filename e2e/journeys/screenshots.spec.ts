import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { ProductPage } from '../pages/product.page.ts';
import { demoPerson, demoShop, invite, newPerson } from '../people.ts';

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/** Takes a picture of the README. `UPDATE_SCREENSHOTS=1` keeps it; otherwise it must only be one of a page, and no blank. */
async function picture(page: Page, name: string): Promise<void> {
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > innerHeight),
  );
  await page.evaluate(() => document.fonts.ready);
  const bytes = await page.screenshot({ animations: 'disabled', ...(process.env.UPDATE_SCREENSHOTS && { path: `${folder}${name}.png` }) });
  expect(bytes.length, name).toBeGreaterThan(15_000);
}

test.describe('at a desk', () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test('the cabinet of the demo shop', async ({ page }) => {
    const cabinet = new CabinetPage(page);
    await cabinet.signIn(demoPerson('OWNER'));
    await expect(page.getByRole('link', { name: cabinet.t('home.tiles.withoutPhoto') })).toBeVisible();
    await picture(page, 'seller-home');
    await cabinet.open('/settings/employees');
    await expect(page.getByText(demoPerson('ACCOUNTANT').fullName)).toBeVisible();
    await picture(page, 'seller-employees');
    await cabinet.open('/products');
    await expect(new ProductPage(page).row('Самовар')).toBeVisible();
    await picture(page, 'seller-products');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('an invitation to the demo shop', async ({ page }) => {
    const shop = await demoShop();
    const invitation = new InvitationPage(page);
    await invitation.open(await invite(shop, newPerson('Фёкла Письмова').email, 'MANAGER'));
    await invitation.expectOffer(shop.owner.fullName, shop.name);
    await picture(page, 'staff-invitation');
  });
});
