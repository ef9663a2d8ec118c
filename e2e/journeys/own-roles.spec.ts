import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { TeamPage } from '../pages/team.page.ts';
import { hire, openShop } from '../people.ts';

test.setTimeout(180_000);

test('a role of one’s own: copied, given, narrowed with a warning, and ended', async ({ page, visit }) => {
  const shop = await openShop();
  const person = await hire(shop, 'CONTENT_MANAGER');
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  const team = new TeamPage(page);

  await cabinet.signIn(shop.owner, '/settings/employees');
  await page.getByRole('link', { name: t('team.employees.roles'), exact: true }).click();
  await page.getByRole('link', { name: 'Контент-менеджер' }).click();
  await expect(page.getByRole('checkbox', { name: 'Архив товаров' })).toBeDisabled();
  await page.getByRole('link', { name: t('team.roles.copy') }).click();
  await page.getByRole('textbox', { name: t('team.roles.name') }).fill('Младший контент');
  await page.getByRole('checkbox', { name: 'Загрузка товаров из файла' }).uncheck();
  await page.getByRole('checkbox', { name: 'Скидки и акции' }).check();
  await expect(page.getByRole('checkbox', { name: 'Реклама: просмотр' })).toBeChecked();
  await page.getByRole('button', { name: t('team.roles.make') }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Младший контент' })).toBeVisible();

  await cabinet.open('/settings/employees');
  await page.getByRole('link', { name: person.fullName }).click();
  await page.getByRole('button', { name: t('team.member.changeRole') }).click();
  await team.role('content_manager').uncheck();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Младший контент' }).check();
  await page.getByRole('button', { name: t('team.member.saveRole') }).click();
  await team.confirmDeed('role', person.fullName);
  await expect(
    page
      .getByRole('dialog', { name: t('team.member.title') })
      .getByRole('definition')
      .first(),
  ).toHaveText('Младший контент');

  const theirs = await visit();
  const their = new CabinetPage(theirs);
  await their.signIn(person, '/products');
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(t('products.title'));

  await cabinet.open('/settings/employees/roles');
  await page.getByRole('link', { name: 'Младший контент' }).click();
  await page.getByRole('checkbox', { name: 'Товары: просмотр' }).uncheck();
  await expect(page.getByRole('checkbox', { name: 'Карточки, фото, тексты и SEO' })).not.toBeChecked();
  await page.getByRole('button', { name: t('team.roles.save') }).click();
  const question = page.getByRole('dialog', { name: t('team.roles.effects.title', { count: 1 }) });
  await expect(question).toContainText(person.fullName);
  await expect(question).toContainText('Товары: просмотр');
  await question.getByRole('button', { name: t('team.roles.effects.confirm') }).click();
  await expect(theirs.getByRole('heading', { name: t('ui.noAccess.title') })).toBeVisible();

  await page.getByRole('button', { name: t('team.roles.delete') }).click();
  const ending = page.getByRole('dialog', { name: t('team.roles.deleteDialog.title', { name: 'Младший контент' }) });
  await ending.getByRole('combobox').selectOption({ label: 'Менеджер' });
  await ending.getByRole('button', { name: t('team.roles.delete') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('team.roles.title'));
  await expect(page.getByRole('link', { name: 'Младший контент' })).toHaveCount(0);
  await their.open('/products');
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(t('products.title'));
});
