import { RIGHTS } from '@prikazchik/permissions/right';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, openShop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

/** A day far enough ahead for any time zone: `YYYY-MM-DD`. */
const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

test('an owner gives a manager a right until a day, takes it away, and is told why; the manager sees it at once', async ({
  page,
  visit,
}) => {
  const shop = await openShop();
  const manager = await hire(shop, 'MANAGER');
  const theirs = new CabinetPage(await visit());
  await theirs.signIn(manager);
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  const words = portalWords('ru');
  const journal = theirs.section(t('shell.sections.journal'));
  await expect(journal).toHaveCount(0);

  await cabinet.signIn(shop.owner, '/settings/employees');
  await page.getByRole('link', { name: manager.fullName }).click();
  const right = page.getByRole('combobox', { name: RIGHTS['audit.read'].title.ru, exact: true });
  const open = async () => {
    await page.getByRole('button', { name: t('team.member.editAccess') }).click();
    await page.locator('summary').filter({ hasText: 'Журнал' }).click();
  };
  const save = async () => {
    await page.getByRole('button', { name: t('access.save') }).click();
    await page
      .getByRole('dialog', { name: t('access.dialog.title', { name: manager.fullName }) })
      .getByRole('button', { name: t('access.dialog.confirm') })
      .click();
    await expect(page.getByRole('button', { name: t('team.member.editAccess') })).toBeVisible();
  };

  await open();
  await right.selectOption('GRANT');
  await page.getByLabel(t('access.toOf', { of: RIGHTS['audit.read'].title.ru })).fill(inAWeek());
  await save();
  await expect(journal).toBeVisible();
  await theirs.open('/settings/journal');
  await expect(theirs.page.getByRole('heading', { name: t('journal.title') })).toBeVisible();

  const portal = await visit();
  await portal.goto(`${stack.staffUrl}/`);
  await new SignInForm(portal).send(manager);
  await portal.getByText(words('shops.rights')).click();
  const lent = portal.getByRole('definition').filter({ hasText: RIGHTS['audit.read'].title.ru });
  await expect(lent).toContainText(words('shops.because.personal'));

  await open();
  await expect(page.getByLabel(t('access.toOf', { of: RIGHTS['audit.read'].title.ru }))).toHaveValue(inAWeek());
  await right.selectOption('RESTRICT');
  await save();
  await expect(journal).toHaveCount(0);
  await expect(theirs.page.getByRole('heading', { name: t('ui.noAccess.title') })).toBeVisible();
  await expect(portal.getByRole('heading', { name: words('shops.denied') })).toBeVisible();

  await open();
  await page.getByRole('button', { name: t('access.why.of', { right: RIGHTS['audit.read'].title.ru }) }).click();
  await expect(page.getByRole('status').filter({ hasText: t('access.why.because.PERSONAL_RESTRICTION') })).toBeVisible();
});
