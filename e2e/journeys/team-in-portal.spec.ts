import { ROLES } from '@prikazchik/permissions/role';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { TeamPage } from '../pages/team.page.ts';
import { hire, newPerson, openShop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

test.setTimeout(180_000);

test('an administrator runs the team from the staff portal, until the owner blocks them', async ({ page, visit }) => {
  const shop = await openShop();
  const administrator = await hire(shop, 'ADMINISTRATOR', newPerson('Арина Старшова'));
  const manager = await hire(shop, 'MANAGER', newPerson('Борис Складский'));
  const t = portalWords('ru');
  const team = new TeamPage(page);

  const theirs = new CabinetPage(await visit());
  await theirs.signIn(manager, '/products');
  await expect(theirs.heading).toHaveText(theirs.t('products.title'));

  await page.goto(`${stack.staffUrl}/`);
  await new SignInForm(page).send(administrator);
  await page.getByRole('link', { name: t('shops.teamOf', { shop: shop.name }) }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('team.employees.title'));

  await page.getByRole('link', { name: manager.fullName }).click();
  await team.chooseRole('manager', 'accountant');
  await team.confirmDeed('role', manager.fullName);
  await expect(theirs.page.getByRole('heading', { name: t('ui.noAccess.title') })).toBeVisible();
  await page
    .getByRole('dialog', { name: t('team.member.title') })
    .getByRole('button', { name: t('team.member.close') })
    .click();

  const navigation = page.getByRole('navigation', { name: t('shops.teamOf', { shop: shop.name }) });
  await navigation.getByRole('link', { name: t('team.invitations.title') }).click();
  const { email } = newPerson('Новый Человек');
  await team.invite(email, 'manager');
  await team.expectInvitation(email, 'PENDING');

  await navigation.getByRole('link', { name: t('team.roles.title') }).click();
  await expect(page.getByRole('link', { name: ROLES.accountant.title.ru })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: ROLES.accountant.title.ru })).toBeVisible();

  const owners = new CabinetPage(await visit());
  await owners.signIn(shop.owner, '/settings/employees');
  await owners.page.getByRole('link', { name: administrator.fullName }).click();
  const over = new TeamPage(owners.page);
  await over.ask('block');
  await over.confirmDeed('block', administrator.fullName);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('ui.ended.BLOCKED.title', { shop: shop.name }));
});

test('who may change nobody is not offered the team, and is refused at its address', async ({ page }) => {
  const shop = await openShop();
  const accountant = await hire(shop, 'ACCOUNTANT');
  const t = portalWords('ru');
  await page.goto(`${stack.staffUrl}/`);
  await new SignInForm(page).send(accountant);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('shops.title'));
  await expect(page.getByRole('link', { name: t('shops.teamOf', { shop: shop.name }) })).toHaveCount(0);
  await page.goto(`${stack.staffUrl}/settings/invitations`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('shops.notWorking'));
});
