import { inDatabase } from '../database.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { hire, openShop } from '../people.ts';

test('an owner sees the cabinet as an accountant would, changes nothing meanwhile, and comes back', async ({ page }) => {
  const shop = await openShop();
  const accountant = await hire(shop, 'ACCOUNTANT');
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  await cabinet.signIn(shop.owner, '/settings/employees');
  const own = await cabinet.sections();
  await page.getByRole('link', { name: accountant.fullName }).click();
  await page.getByRole('button', { name: t('shell.viewing.member') }).click();

  const bar = page.getByRole('region', { name: t('shell.viewing.title') });
  await expect(bar).toContainText(accountant.fullName);
  await expect(cabinet.section(t('shell.sections.journal'))).toHaveCount(0);
  await expect(cabinet.section(t('shell.sections.products'))).toHaveCount(0);
  await page.reload();
  await expect(bar).toContainText(accountant.fullName);
  await cabinet.open('/settings/journal');
  await expect(page.getByRole('heading', { name: t('shell.sections.journal') })).toHaveCount(0);

  await page.getByRole('button', { name: t('shell.viewing.end') }).click();
  await expect(bar).toHaveCount(0);
  await expect.poll(() => cabinet.sections()).toEqual(own);
});

test('one looks in a role until the role is above them, and is told so', async ({ page }) => {
  const shop = await openShop();
  const administrator = await hire(shop, 'ADMINISTRATOR');
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  await cabinet.signIn(administrator, '/settings/employees/roles/MANAGER');
  await page.getByRole('button', { name: t('shell.viewing.role') }).click();
  const bar = page.getByRole('region', { name: t('shell.viewing.title') });
  await expect(bar).toContainText('Менеджер');
  await expect(cabinet.section(t('shell.sections.products'))).toBeVisible();

  await inDatabase(
    (sql) => sql`update member_roles set role = 'accountant'
      where member_id in (select m.id from members m join users u on u.id = m.user_id where u.email = ${administrator.email})`,
  );
  await page.reload();
  await expect(page.getByRole('heading', { name: t('shell.viewing.over') })).toBeVisible();
  await page.getByRole('button', { name: t('shell.viewing.end') }).click();
  await expect(cabinet.menu).toBeVisible();
  await expect(bar).toHaveCount(0);
});
