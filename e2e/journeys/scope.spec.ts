import { RIGHTS } from '@prikazchik/permissions/right';
import { ROLES } from '@prikazchik/permissions/role';
import { CreateWarehouseDocument } from '../../apps/seller/src/features/stocks/warehouses.generated.ts';
import { ask, done } from '../api.ts';
import { addProduct } from '../goods.ts';
import { expect, test } from '../journey.ts';
import { linkTo } from '../mailbox.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { hire, newPerson, openShop } from '../people.ts';

const operatorRole = ROLES.warehouse_operator.title.ru;
const writing = RIGHTS['stocks.write'].title.ru;

test('an operator limited to one warehouse sees and changes only it, and the other as soon as it is theirs', async ({ page, visit }) => {
  const shop = await openShop();
  const make = async (name: string) =>
    done(
      (await ask(shop.asOwner, CreateWarehouseDocument, { input: { name, address: 'г. Вымыслов', method: 'OWN_WAREHOUSE' } }))
        .createWarehouse,
    );
  const [north, south] = [await make('Северный'), await make('Южный')];
  await addProduct(shop, 'Кружка', 'К-1');
  const operator = await hire(shop, 'WAREHOUSE_OPERATOR');
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;

  await cabinet.signIn(shop.owner, '/settings/employees');
  await page.getByRole('link', { name: operator.fullName }).click();
  const edit = async () => {
    await page.getByRole('button', { name: t('team.member.editAccess') }).click();
    await page.locator('summary').filter({ hasText: 'Товары' }).click();
  };
  const save = async () => {
    await page.getByRole('button', { name: t('access.save') }).click();
    const dialog = page.getByRole('dialog', { name: t('access.dialog.title', { name: operator.fullName }) });
    await expect(dialog.getByText(t('access.dialog.warehouses'))).toBeVisible();
    await dialog.getByRole('button', { name: t('access.dialog.confirm') }).click();
    await expect(page.getByRole('button', { name: t('team.member.editAccess') })).toBeVisible();
  };
  const warehousesOf = (of: string) => page.getByRole('combobox', { name: t('access.warehouses.labelOf', { of }) });
  const tick = (of: string, name: string) =>
    page.getByRole('group', { name: t('access.warehouses.labelOf', { of }) }).getByRole('checkbox', { name });

  await edit();
  await warehousesOf(operatorRole).selectOption('some');
  await tick(operatorRole, north.name).check();
  await page.getByRole('combobox', { name: writing, exact: true }).selectOption('GRANT');
  await warehousesOf(writing).selectOption('some');
  await tick(writing, north.name).check();
  await save();

  const theirs = new CabinetPage(await visit());
  await theirs.signIn(operator, '/stocks');
  const quantityIn = (name: string) =>
    theirs.page.getByRole('textbox', { name: t('stocks.quantityOf', { title: 'Кружка', warehouse: name }) });
  await expect(quantityIn(north.name)).toHaveValue('0');
  await expect(theirs.page.getByText(south.name)).toHaveCount(0);
  await quantityIn(north.name).fill('12');
  await quantityIn(north.name).press('Enter');
  await expect(theirs.page.getByText(t('stocks.total', { units: '12' }))).toBeVisible();
  await theirs.open('/settings/warehouses');
  await expect(theirs.page.getByRole('row')).toHaveCount(2);
  await theirs.open('/settings/logistics');
  await expect(theirs.page.getByText(t('company.logistics.notYours.title'))).toBeVisible();
  await theirs.open('/stocks');

  await edit();
  await page.getByRole('button', { name: t('access.why.of', { right: writing }) }).click();
  await expect(page.getByRole('status').filter({ hasText: t('access.why.onlyIn', { names: north.name }) })).toBeVisible();
  await tick(operatorRole, south.name).check();
  await save();
  await expect(theirs.page.getByRole('row').filter({ hasText: south.name })).toBeVisible();
  // To be seen and not to be changed: the right to change was given for the other one.
  await expect(quantityIn(south.name)).toHaveCount(0);
  await expect(quantityIn(north.name)).toHaveValue('12');
});

test('one is invited to a warehouse until a day, is told so before accepting, and finds that warehouse alone', async ({ page, visit }) => {
  const shop = await openShop();
  for (const name of ['Северный', 'Южный']) {
    await ask(shop.asOwner, CreateWarehouseDocument, { input: { name, address: 'г. Вымыслов', method: 'OWN_WAREHOUSE' } });
  }
  const person = newPerson('Фёкла Карманова');
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  const of = t('team.invitations.terms.of');
  await cabinet.signIn(shop.owner, '/settings/invitations/new');
  await page.getByRole('textbox', { name: t('team.invite.email') }).fill(person.email);
  await page.getByRole('dialog').getByRole('checkbox', { name: operatorRole, exact: true }).check();
  await page
    .locator('summary')
    .filter({ hasText: t('team.invitations.terms.title') })
    .click();
  await page.getByLabel(t('access.toOf', { of })).fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
  await page.getByRole('combobox', { name: t('access.warehouses.labelOf', { of }) }).selectOption('some');
  await page.getByRole('button', { name: t('team.invite.submit') }).click();
  await expect(page.getByRole('alert')).toHaveText(t('ui.problem.REQUIRED'));
  await page
    .getByRole('group', { name: t('access.warehouses.labelOf', { of }) })
    .getByRole('checkbox', { name: 'Северный' })
    .check();
  await page.getByRole('button', { name: t('team.invite.submit') }).click();
  await expect(page.getByRole('row', { name: person.email })).toContainText('Северный');

  const theirs = new InvitationPage(await visit());
  await theirs.open(await linkTo(person.email, '/invitation'));
  for (const term of [theirs.t('invitation.warehouses'), theirs.t('invitation.to')]) {
    await expect(theirs.page.getByRole('term').filter({ hasText: term })).toBeVisible();
  }
  await theirs.register(person);
  await theirs.expectJoined();
  await theirs.openCabinet(shop.name);
  await new CabinetPage(theirs.page).section(t('shell.sections.warehouses')).click();
  await expect(theirs.page.getByRole('row').filter({ hasText: 'Северный' })).toBeVisible();
  await expect(theirs.page.getByText('Южный')).toHaveCount(0);
});
