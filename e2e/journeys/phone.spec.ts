import { expect, test } from '../journey.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { invite, newPerson, openShop } from '../people.ts';
import { stack } from '../stack.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('with a phone alone: from the letter into the team, and to a profile of one’s own', async ({ page }) => {
  const shop = await openShop();
  const person = newPerson('Фёкла Карманова');
  const invitation = new InvitationPage(page);
  const { t } = invitation;

  await test.step('joins by the letter', async () => {
    await invitation.open(await invite(shop, person.email, 'CONTENT_MANAGER'));
    await invitation.expectOffer(shop.owner.fullName, shop.name);
    await invitation.register(person);
    await invitation.expectJoined();
  });

  await test.step('says who they are, and what they look like', async () => {
    await page.getByRole('link', { name: t('invitation.done.shops') }).click();
    await page.getByRole('link', { name: t('shell.profile'), exact: true }).click();
    await page.getByRole('textbox', { name: t('profile.fullName') }).fill('Фёкла Ивановна Карманова');
    await page.getByRole('button', { name: t('profile.save') }).click();
    await expect(page.getByRole('status').filter({ hasText: t('profile.saved') })).toBeVisible();
    const buffer = await page.screenshot({ type: 'png' });
    await page.getByLabel(t('ui.picture.file')).setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
    await expect(page.getByRole('button', { name: t('ui.picture.another') })).toBeVisible();
    const account = page.getByRole('button', { name: t('ui.shell.account', { name: 'Фёкла Ивановна Карманова' }) });
    await expect(account.locator('img')).toHaveJSProperty('naturalHeight', 256);
    await page.getByLabel(t('ui.picture.file')).setInputFiles({ name: 'me.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
    await expect(page.getByRole('alert')).toHaveText(t('ui.problem.PHOTO_UNREADABLE'));
    await page.getByRole('button', { name: t('ui.picture.remove') }).click();
    await expect(account.locator('img')).toHaveCount(0);
  });

  await test.step('reaches every page of the portal, none of which is wider than the phone', async () => {
    for (const [name, path] of [
      [t('shell.shops'), '/'],
      [t('shell.actions'), '/actions'],
      [t('shell.security'), '/security'],
      [t('shell.profile'), '/profile'],
    ] as const) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`^${stack.staffUrl}${path}`));
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, name).toBe(0);
    }
  });
});
