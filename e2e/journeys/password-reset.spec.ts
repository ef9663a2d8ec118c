import { expect, test } from '../journey.ts';
import { letterTo, linkTo } from '../mailbox.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { newPerson, registerShop } from '../people.ts';
import { stack } from '../stack.ts';

const FRESH = 'eleven grey herons on a frozen pond';

test.use({ locale: 'en-GB' });

test('a forgotten password is set anew by a letter, and every session of the old one ends', async ({ page, visit }) => {
  const { owner } = await registerShop({ owner: newPerson('Ada Merchant', 'EN') });
  const elsewhere = new CabinetPage(await visit(), 'en');
  await elsewhere.signIn(owner);

  const cabinet = new CabinetPage(page, 'en');
  const { t } = cabinet;
  const form = new SignInForm(page, 'en');

  await test.step('asks for a letter', async () => {
    await cabinet.open('/sign-in');
    await page.getByRole('link', { name: t('ui.auth.signIn.forgot') }).click();
    // The page that is being left asks for an address, too.
    await expect(page).toHaveURL(`${stack.sellerUrl}/forgot`);
    await expect(cabinet.heading).toHaveText(t('ui.auth.forgot.title'));
    await page.getByRole('textbox', { name: t('ui.auth.email') }).fill(owner.email);
    await page.getByRole('button', { name: t('ui.auth.forgot.submit') }).click();
    await expect(page.getByText(`If we know ${owner.email}, a letter with a link is on its way.`)).toBeVisible();
  });
  const link = await linkTo(owner.email, '/reset');

  await test.step('sets a new password by the link; a weak one is refused on its field', async () => {
    expect(new URL(link).origin).toBe(stack.sellerUrl);
    await page.goto(link);
    await expect(page).toHaveURL(`${stack.sellerUrl}/reset`);
    const password = page.getByRole('textbox', { name: t('ui.password.fresh'), exact: true });
    await password.fill('too short');
    await page.getByRole('button', { name: t('ui.auth.reset.submit') }).click();
    await expect(password).toHaveAttribute('aria-invalid', 'true');
    await expect(password).toHaveAccessibleDescription(/The password is short: at least 15 characters/);
    await password.fill(FRESH);
    await page.getByRole('button', { name: t('ui.auth.reset.submit') }).click();
    await expect(cabinet.heading).toHaveText('The password is changed');
  });

  await test.step('the session in the other browser is over, and its page says so', async () => {
    await expect(elsewhere.page.getByRole('heading', { name: t('ui.ended.SESSION_ENDED.title') })).toBeVisible();
    await expect(elsewhere.menu).toHaveCount(0);
    await elsewhere.open();
    await expect(new SignInForm(elsewhere.page, 'en').form).toBeVisible();
  });

  await test.step('the old password does not fit, the new one does', async () => {
    await page.getByRole('link', { name: t('ui.auth.signIn.submit'), exact: true }).click();
    await form.send(owner);
    await expect(page.getByRole('alert')).toHaveText('The e-mail, the name or the password is wrong');
    await form.send({ ...owner, password: FRESH });
    await expect(cabinet.menu).toBeVisible();
    await letterTo(owner.email, 'Your password was changed');
  });

  await test.step('the link works once', async () => {
    const again = await visit();
    await again.goto(link);
    await again.getByRole('textbox', { name: t('ui.password.fresh'), exact: true }).fill(owner.password);
    await again.getByRole('button', { name: t('ui.auth.reset.submit') }).click();
    await expect(again.getByRole('heading', { level: 1 })).toHaveText(t('ui.auth.reset.deadTitle'));
    await expect(again.getByRole('alert')).toHaveText('The link has been used already');
    await new CabinetPage(again, 'en').signIn({ ...owner, password: FRESH });
  });
});

test('an unknown address is told the same, and gets no letter', async ({ page }) => {
  const { email } = newPerson('Nobody');
  const cabinet = new CabinetPage(page, 'en');
  await cabinet.open('/forgot');
  await page.getByRole('textbox', { name: cabinet.t('ui.auth.email') }).fill(email);
  await page.getByRole('button', { name: cabinet.t('ui.auth.forgot.submit') }).click();
  await expect(page.getByText(`If we know ${email}, a letter with a link is on its way.`)).toBeVisible();
});
