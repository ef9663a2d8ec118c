import { PROTECTED } from '@prikazchik/permissions/operation';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SecurityPage } from '../pages/security.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { demoShop, hire, newPerson } from '../people.ts';
import { stack } from '../stack.ts';

test.use({ locale: 'en-GB' });

test('one sees where one is signed in, ends one session, then all others, and finds a stranger’s try', async ({ page, visit }) => {
  const person = await hire(await demoShop(), 'MANAGER', newPerson('Ada Watchful', 'EN'));
  const { t } = new SecurityPage(page, 'en');
  const [office, home] = [new CabinetPage(await visit({ locale: 'en-GB' }), 'en'), new CabinetPage(await visit({ locale: 'en-GB' }), 'en')];
  for (const cabinet of [office, home]) await cabinet.signIn(person, '/products');
  await new CabinetPage(page, 'en').open('/products');
  const form = new SignInForm(page, 'en');
  await form.send({ ...person, password: 'not the password at all' });
  await expect(page.getByRole('alert')).toBeVisible();
  await form.send(person);

  await test.step('from the menu of the cabinet to one’s own security', async () => {
    await page.getByRole('button', { name: `Account: ${person.fullName}` }).click();
    await page.getByRole('menuitem', { name: 'My security' }).click();
    await expect(page).toHaveURL(/sign-in/);
    await form.send(person);
    await expect(page).toHaveURL(`${stack.staffUrl}/security`);
  });
  const list = page.getByRole('region', { name: t('security.sessions.title') });

  await test.step('ends one', async () => {
    await expect(list.getByText(t('security.sessions.this'))).toHaveCount(1);
    const before = await list.getByRole('listitem').count();
    await list
      .getByRole('button', { name: /End the session/ })
      .nth(1)
      .click();
    await expect(list.getByRole('listitem')).toHaveCount(before - 1);
    await expect(home.page.getByRole('heading', { name: t('ui.ended.SESSION_ENDED.title') })).toBeVisible();
    await expect(office.menu).toBeVisible();
  });

  await test.step('ends all others by the password', async () => {
    await list.getByRole('button', { name: t('security.sessions.endOthers') }).click();
    const dialog = page.getByRole('dialog', { name: PROTECTED.endOtherSessions.en });
    await dialog.getByRole('textbox', { name: t('ui.password.label'), exact: true }).fill(person.password);
    await dialog.getByRole('button', { name: t('ui.confirmation.confirm') }).click();
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await expect(page.getByText(t('security.sessions.ended'))).toBeVisible();
    await expect(office.page.getByRole('heading', { name: t('ui.ended.SESSION_ENDED.title') })).toBeVisible();
  });

  await test.step('finds the wrong password among the sign-ins', async () => {
    const history = page.getByRole('region', { name: t('security.signIns.title') });
    await expect(history.getByRole('listitem').filter({ hasText: 'Refused: Sign-in by password' })).toHaveCount(1);
  });
});
