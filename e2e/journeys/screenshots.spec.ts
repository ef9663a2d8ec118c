import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { SellerViewerDocument } from '../../apps/seller/src/shared/viewer.generated.ts';
import { ask } from '../api.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { demoPerson, invite, newPerson, signedIn } from '../people.ts';
import { stack } from '../stack.ts';

/** The pictures of the README. `UPDATE_SCREENSHOTS=1` writes them; else they are only taken, and must be pages, not blanks. */
const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  const path = process.env.UPDATE_SCREENSHOTS ? { path: `${folder}${name}.png` } : {};
  const bytes = await page.screenshot({ ...path, animations: 'disabled' });
  expect(bytes.length, name).toBeGreaterThan(15_000);
}

test.use({ viewport: { width: 1440, height: 900 } });

test('the cabinet of the demo shop', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(demoPerson('OWNER'));
  await expect(cabinet.heading).toBeVisible();
  await picture(page, 'seller-home');
  await cabinet.open('/settings/employees');
  await expect(page.getByText(demoPerson('ACCOUNTANT').fullName)).toBeVisible();
  await picture(page, 'seller-employees');
  await cabinet.open('/products');
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await picture(page, 'seller-products');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('an invitation to the demo shop', async ({ page }) => {
    const owner = demoPerson('OWNER');
    const caller = await signedIn(owner, stack.sellerUrl);
    const { viewer } = await ask(caller, SellerViewerDocument, {});
    const place = viewer.memberships.find(({ companyState }) => companyState === 'ACTIVE');
    if (!place) throw new Error('The demo shop is not open.');
    const shop = {
      name: place.companyName,
      companyId: place.companyId,
      owner: newPerson(owner.fullName),
      asOwner: { ...caller, company: place.companyId },
    };
    const invitation = new InvitationPage(page);
    await invitation.open(await invite(shop, newPerson('Фёкла Письмова').email, 'MANAGER'));
    await invitation.expectOffer(owner.fullName, place.companyName);
    await picture(page, 'staff-invitation');
  });
});
