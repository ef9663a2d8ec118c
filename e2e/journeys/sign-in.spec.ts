import { expect, test } from '../journey.ts';
import { stack } from '../stack.ts';

const emailOf = (role: string) => stack.demo.people.find((person) => person.role === role)?.email ?? '';

test('the owner signs in to the seller cabinet and still is after a reload', async ({ page }) => {
  await page.goto(stack.sellerUrl);
  await page.getByLabel('Электронная почта').fill(emailOf('OWNER'));
  await page.getByLabel('Пароль', { exact: true }).fill(stack.demo.password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('link', { name: 'Сотрудники' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: 'Сотрудники' })).toBeVisible();
});

test('an employee signs in to the staff portal and finds the shop', async ({ page }) => {
  await page.goto(stack.staffUrl);
  await page.getByLabel('Электронная почта').fill(emailOf('ACCOUNTANT'));
  await page.getByLabel('Пароль', { exact: true }).fill(stack.demo.password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByText('Бухгалтер')).toBeVisible();
});
