import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { demoPerson } from '../people.ts';
import { stack } from '../stack.ts';

test('the owner signs in to the seller cabinet and still is after a reload', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(demoPerson('OWNER'));
  await expect(cabinet.section('Сотрудники')).toBeVisible();
  await page.reload();
  await expect(cabinet.section('Сотрудники')).toBeVisible();
});

test('an employee signs in to the staff portal and finds the shop', async ({ page }) => {
  await page.goto(stack.staffUrl);
  await new SignInForm(page).send(demoPerson('ACCOUNTANT'));
  await expect(page.getByText('Бухгалтер')).toBeVisible();
});

test('a wrong password is refused without a word on what was wrong, and leads on afterwards', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  const form = new SignInForm(page);
  const owner = demoPerson('OWNER');
  await cabinet.open('/settings/employees');
  await form.send({ ...owner, password: 'not the password at all' });
  await expect(page.getByRole('alert')).toHaveText('Почта, имя или пароль не подходят');
  await form.send({ email: 'nobody@example.com', password: owner.password });
  await expect(page.getByRole('alert')).toHaveText('Почта, имя или пароль не подходят');
  await form.send(owner);
  await expect(cabinet.heading).toHaveText('Сотрудники');
});
