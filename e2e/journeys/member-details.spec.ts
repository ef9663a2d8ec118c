import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { hire, openShop } from '../people.ts';

test('an owner says what the shop calls a colleague and shows them by a picture of its own, and from the invitation finds what they have done', async ({
  page,
  visit,
}) => {
  const shop = await openShop();
  const manager = await hire(shop, 'MANAGER');
  const theirs = new CabinetPage(await visit());
  await theirs.signIn(manager);
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  await cabinet.signIn(shop.owner, '/settings/employees');

  await test.step('names them, and puts a picture', async () => {
    await page.getByRole('link', { name: manager.fullName }).click();
    await page.getByRole('button', { name: t('team.member.edit.open') }).click();
    const buffer = await page.screenshot({ type: 'png' });
    await page.getByLabel(t('ui.picture.file')).setInputFiles({ name: 'them.png', mimeType: 'image/png', buffer });
    await expect(page.getByRole('button', { name: t('ui.picture.remove') })).toBeVisible();
    await page.getByLabel(t('team.member.edit.name')).fill('Кладовщица Фёкла');
    await page.getByLabel(t('team.member.edit.position')).fill('Старшая смены');
    await page.getByRole('button', { name: t('team.member.edit.save') }).click();
    await expect(page.getByRole('heading', { name: 'Кладовщица Фёкла' })).toBeVisible();
    await expect(page.getByRole('dialog').locator('img').first()).toHaveJSProperty('naturalWidth', 256);
  });

  await test.step('the account of the colleague stays theirs', async () => {
    await theirs.page.reload();
    await expect(theirs.page.getByRole('button', { name: t('ui.shell.account', { name: manager.fullName }) })).toBeVisible();
  });

  await test.step('takes the picture away again', async () => {
    await page.getByRole('button', { name: t('team.member.edit.open') }).click();
    await page.getByRole('button', { name: t('ui.picture.remove') }).click();
    await expect(page.getByRole('button', { name: t('ui.picture.choose') })).toBeVisible();
  });

  await test.step('has nobody to remind, and goes from the invitation to what was done since', async () => {
    await cabinet.open('/settings/invitations');
    await page.getByRole('button', { name: t('team.invitations.remind') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('team.invitations.remindDialog.confirm') })
      .click();
    await expect(page.getByText(t('ui.problem.NOBODY_TO_REMIND'))).toBeVisible();
    await page
      .getByRole('row', { name: manager.email })
      .getByRole('link', { name: t('team.member.history') })
      .click();
    await expect(page).toHaveURL(/\/history$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
});
