import { ROLES } from '@prikazchik/permissions/role';
import { weekdayName } from '@prikazchik/ui/hours.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, openShop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

/** The weekday in so many days, from 1 for Monday, by the clock of the shop, which is Moscow's. */
const dayIn = (days: number) => ((new Date(Date.now() + (days * 24 + 3) * 3_600_000).getUTCDay() + 6) % 7) + 1;

test('an owner lets a manager work on one day of the week: their page closes at once, says why and when it opens, and opens when the hours do', async ({
  page,
  visit,
}) => {
  const shop = await openShop();
  const manager = await hire(shop, 'MANAGER');
  const theirs = new CabinetPage(await visit());
  const { t } = theirs;
  await theirs.signIn(manager, '/products');
  await expect(theirs.page.getByRole('heading', { name: t('products.title') })).toBeVisible();

  const of = ROLES.manager.title.ru;
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(shop.owner, '/settings/employees');
  await page.getByRole('link', { name: manager.fullName }).click();
  const open = () => page.getByRole('button', { name: t('team.member.editAccess') }).click();
  const day = (number: number) => page.getByRole('button', { name: weekdayName(number, 'long', 'ru') });
  const save = async () => {
    await page.getByRole('button', { name: t('access.save') }).click();
    const dialog = page.getByRole('dialog', { name: t('access.dialog.title', { name: manager.fullName }) });
    await expect(dialog).toContainText(t('access.dialog.hours'));
    await dialog.getByRole('button', { name: t('access.dialog.confirm') }).click();
    await expect(page.getByRole('button', { name: t('team.member.editAccess') })).toBeVisible();
  };

  await open();
  await page.getByRole('checkbox', { name: t('access.hours.labelOf', { of }) }).check();
  for (const usual of [1, 2, 3, 4, 5]) await day(usual).click();
  await expect(page.getByText(t('access.hours.noDays'))).toBeVisible();
  await day(dayIn(2)).click();
  await page.getByLabel(t('access.hours.fromOf', { of })).fill('10:30');
  await page.getByLabel(t('access.hours.toOf', { of })).fill('00:00');
  await save();
  const said = t('hours.said', { days: weekdayName(dayIn(2), 'short', 'ru'), from: '10:30', to: '24:00', zone: 'Москва' });
  await expect(page.getByText(said)).toBeVisible();

  await expect(theirs.page.getByText(t('ui.noAccess.because.OUT_OF_HOURS'))).toBeVisible();
  await expect(theirs.page.getByText(t('ui.noAccess.opens', { when: '' }).replace(/\s*\.$/, ''))).toContainText('10:30');

  const portal = await visit();
  await portal.goto(`${stack.staffUrl}/`);
  await new SignInForm(portal).send(manager);
  await portal.getByText(portalWords('ru')('shops.rights')).click();
  await expect(portal.getByText(said)).toBeVisible();

  await open();
  await expect(page.getByLabel(t('access.hours.fromOf', { of }))).toHaveValue('10:30');
  await expect(page.getByLabel(t('access.hours.toOf', { of }))).toHaveValue('00:00');
  for (const near of [-1, 0, 1]) await day(dayIn(near)).click();
  await page.getByLabel(t('access.hours.fromOf', { of })).fill('00:00');
  await save();
  await expect(theirs.page.getByRole('heading', { name: t('products.title') })).toBeVisible();
});
