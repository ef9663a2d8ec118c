import { PROTECTED } from '@prikazchik/permissions/operation';
import { expect, test } from '../journey.ts';
import { ActivationPage } from '../pages/activation.page.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { BUSINESSES, openShop } from '../people.ts';

test('requisites of a shop that trades change only when the owner confirms these very ones', async ({ page }) => {
  const { owner } = await openShop();
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  const legal = new ActivationPage(page);
  const { bic, account } = BUSINESSES.company;
  await cabinet.signIn(owner, '/settings/legal');
  const dialog = page.getByRole('dialog', { name: PROTECTED.updateRequisites.ru });

  async function save() {
    await legal.chooseTaxSystem('OSNO');
    await legal.saveRequisites();
    await page.getByRole('button', { name: t('company.legal.danger.confirm') }).click();
  }

  await test.step('the dialog names what is confirmed; whoever cancels has changed nothing', async () => {
    await save();
    await expect(dialog).toContainText(`БИК ${bic}, счёт ${account}.`);
    await dialog.getByRole('button', { name: t('ui.form.cancel') }).click();
    await expect(page.getByRole('alert')).toHaveText(t('ui.problem.CONFIRMATION_NEEDED'));
    await expect(dialog).toHaveCount(0);
  });

  await test.step('a wrong password is refused on its field, the right one saves', async () => {
    await save();
    await legal.confirm('not the password at all');
    await expect(dialog.getByText(t('ui.problem.CREDENTIALS_WRONG'))).toBeVisible();
    await legal.confirm(owner.password);
    await expect(page.getByText(t('company.legal.saved'))).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });
});
