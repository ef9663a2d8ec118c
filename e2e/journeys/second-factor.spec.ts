import { codeOf, nextStep } from '../authenticator.ts';
import { expect, test } from '../journey.ts';
import { letterTo } from '../mailbox.ts';
import { SecurityPage } from '../pages/security.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { demoShop, hire, newPerson } from '../people.ts';
import { stack } from '../stack.ts';

test.use({ locale: 'en-GB' });

test('one sets an app up, signs in with its code and with a recovery code, and turns it off', async ({ page, visit }) => {
  const person = await hire(await demoShop(), 'MANAGER', newPerson('Ada Careful', 'EN'));
  const security = new SecurityPage(page, 'en');
  const { t } = security;
  await page.goto(`${stack.staffUrl}/security`);
  await new SignInForm(page, 'en').send(person);

  const secret = await test.step('the password, the key, and the first code turn it on', async () => {
    await page.getByRole('button', { name: t('security.factor.enable') }).click();
    await page.getByRole('textbox', { name: t('ui.password.label'), exact: true }).fill('not the password at all');
    await page.getByRole('button', { name: t('security.factor.next') }).click();
    await expect(page.getByText('The e-mail, the name or the password is wrong')).toBeVisible();
    await page.getByRole('textbox', { name: t('ui.password.label'), exact: true }).fill(person.password);
    await page.getByRole('button', { name: t('security.factor.next') }).click();
    await expect(page.getByRole('img', { name: t('security.factor.qr') })).toBeVisible();
    const key = await security.secret();
    await security.giveCode(t('security.factor.code'), '000000', t('security.factor.confirm'));
    await expect(page.getByText(t('ui.problem.CODE_WRONG'))).toBeVisible();
    await security.giveCode(t('security.factor.code'), codeOf(key), t('security.factor.confirm'));
    return key;
  });

  const [recovery = ''] = await test.step('the recovery codes are shown, once', async () => {
    await expect(page.getByRole('heading', { name: t('security.factor.codesTitle') })).toBeVisible();
    const codes = await security.recoveryCodes();
    expect(codes).toHaveLength(10);
    await page.getByRole('button', { name: t('security.factor.kept') }).click();
    await expect(page.getByText('10 recovery codes left')).toBeVisible();
    await letterTo(person.email, 'Signing in now takes two steps');
    return codes;
  });

  await test.step('signing in to the cabinet takes two steps', async () => {
    await nextStep(person.email);
    const cabinet = await visit({ locale: 'en-GB' });
    await cabinet.goto(`${stack.sellerUrl}/products`);
    const form = new SignInForm(cabinet, 'en');
    await form.send(person);
    await form.sendCode('000000');
    await expect(cabinet.getByText(t('ui.problem.CODE_WRONG'))).toBeVisible();
    await form.sendCode(codeOf(secret));
    await expect(cabinet.getByRole('heading', { level: 1 })).toHaveText('Products');
  });

  await test.step('a recovery code stands in for the app', async () => {
    const phoneless = await visit({ locale: 'en-GB' });
    await phoneless.goto(stack.staffUrl);
    const form = new SignInForm(phoneless, 'en');
    await form.send(person);
    await phoneless.getByRole('button', { name: t('ui.auth.secondFactor.useRecovery') }).click();
    await form.sendCode(recovery.toLowerCase());
    await expect(phoneless.getByRole('heading', { level: 1 })).toHaveText('My shops');
    await letterTo(person.email, 'A recovery code was used');
  });

  await test.step('a code turns it off', async () => {
    await nextStep(person.email);
    await page.getByRole('button', { name: t('security.factor.disable') }).click();
    await security.giveCode(t('security.factor.anyCode'), codeOf(secret), t('security.factor.disable'));
    await expect(page.getByText(t('security.factor.off'))).toBeVisible();
  });
});
