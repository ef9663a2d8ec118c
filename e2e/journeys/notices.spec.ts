import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, newPerson, openShop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

test('an answer to an invitation is told without a reload, counted, and read once', async ({ page }) => {
  const shop = await openShop();
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(shop.owner);
  const bell = (count: number) => page.getByRole('link', { name: cabinet.t('ui.bell', { count }), exact: true });
  await expect(bell(0)).toBeVisible();

  const [first, second] = [newPerson('Аглая Помощникова'), newPerson('Прохор Кладовщиков')];
  await hire(shop, 'MANAGER', first);
  await expect(bell(1)).toBeVisible();
  await hire(shop, 'ACCOUNTANT', second);
  await bell(2).click();

  const told = page.getByRole('listitem');
  await expect(told.first()).toContainText(
    cabinet.t('notices.sentences.INVITATION_ACCEPTED', { about: second.fullName, shop: shop.name, roles: 'Бухгалтер' }),
  );
  await expect(told.nth(1)).toContainText(first.fullName);
  await expect(bell(0)).toBeVisible();
  await page.reload();
  await expect(told).toHaveCount(2);
  await expect(bell(0)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('a person reads in the staff portal what they were told, and does without a letter', async ({ page }) => {
    const shop = await openShop();
    const person = await hire(shop, 'MANAGER');
    const t = portalWords('ru');
    await page.goto(`${stack.staffUrl}/notices`);
    await new SignInForm(page, 'ru').send(person);
    await expect(page.getByText(t('notices.sentences.WELCOME', { shop: shop.name, roles: 'Менеджер', about: '' }))).toBeVisible();

    const choice = page.getByRole('switch', { name: t('notices.kinds.INVITATION_DECLINED') });
    await expect(choice).toBeChecked();
    await choice.click();
    await expect(choice).not.toBeChecked();
    await page.reload();
    await expect(choice).not.toBeChecked();
    await expect(page.getByRole('switch')).toHaveCount(8);
  });
});
