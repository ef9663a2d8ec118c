import { addProduct } from '../goods.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, openShop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

test('what one did oneself stands in the staff portal; who came in, in the journal of the shop', async ({ page, visit }) => {
  const shop = await openShop();
  await addProduct(shop, 'Самовар', 'SMV-1');
  const t = portalWords('ru');

  await test.step('the owner finds their own deed', async () => {
    await page.goto(`${stack.staffUrl}/actions`);
    await new SignInForm(page).send(shop.owner);
    const deeds = page.getByRole('main').getByRole('listitem');
    await expect(deeds.first()).toContainText('Добавлен товар');
    await expect(deeds.first()).toContainText('Самовар');
  });

  await test.step('one who did nothing yet is told so', async () => {
    const person = await hire(shop, 'MANAGER');
    const other = await visit();
    await other.goto(`${stack.staffUrl}/actions`);
    await new SignInForm(other).send({ ...person, password: 'not the password at all' });
    await expect(other.getByRole('alert')).toBeVisible();
    await new SignInForm(other).send(person);
    await expect(other.getByText(t('actions.empty'))).toBeVisible();
  });

  await test.step('the owner sees the wrong try and the right one', async () => {
    const cabinet = new CabinetPage(await visit());
    await cabinet.signIn(shop.owner, '/settings/journal');
    await cabinet.page.getByRole('link', { name: cabinet.t('signIns.title'), exact: true }).click();
    await expect(cabinet.heading).toHaveText(cabinet.t('signIns.title'));
    const rows = cabinet.page.getByRole('row').filter({ hasText: 'Аглая Помощникова' });
    await expect(rows.filter({ hasText: cabinet.t('ui.problem.CREDENTIALS_WRONG') })).toHaveCount(1);
    await expect(rows.filter({ hasText: cabinet.t('signIns.ways.PASSWORD') })).toHaveCount(2);
  });
});
