import { PROTECTED } from '@prikazchik/permissions/operation';
import { ConfirmTotpDocument, StartTotpDocument } from '../../apps/staff/src/features/security/security.generated.ts';
import { ask, done } from '../api.ts';
import { codeOf, nextStep } from '../authenticator.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, openShop, signedIn } from '../people.ts';
import { stack } from '../stack.ts';

test.setTimeout(180_000);

test('an owner ends a colleague’s sessions, locks the shop and lets people in again, and asks for a second factor', async ({
  page,
  visit,
}) => {
  const shop = await openShop();
  const { owner } = shop;
  const manager = await hire(shop, 'MANAGER');
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  const theirs = await visit();
  const office = new CabinetPage(theirs);
  await office.signIn(manager, '/products');
  await cabinet.signIn(owner, '/settings/employees');
  const barred = (bar: 'LOCKED' | 'SIGN_IN_AGAIN' | 'SECOND_FACTOR') =>
    theirs.getByRole('heading', { name: t(`security.barred.${bar}.title`, { shop: shop.name }) });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  async function comeBack() {
    await theirs.getByRole('button', { name: t('security.barred.signIn') }).click();
    await new SignInForm(theirs).send(manager);
    await expect(office.menu).toBeVisible();
  }

  await test.step('ends the sessions of a colleague, who signs in anew', async () => {
    await page.getByRole('link', { name: manager.fullName }).click();
    const sessions = page.getByRole('region', { name: t('sessions.title') });
    await expect(sessions.getByRole('listitem').first()).toBeVisible();
    await sessions.getByRole('button', { name: t('sessions.endAll') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('sessions.dialog.confirm'), exact: true })
      .click();
    await expect(barred('SIGN_IN_AGAIN')).toBeVisible();
    await expect(sessions.getByText(t('sessions.none'))).toBeVisible();
    await comeBack();
  });

  const row = page.getByRole('row').filter({ hasText: manager.fullName });

  await test.step('locks the shop for everybody, by the password', async () => {
    await cabinet.open('/settings/security');
    await button(t('security.lock.press')).click();
    await button(t('security.lock.lockDialog.confirm')).click();
    const dialog = page.getByRole('dialog', { name: PROTECTED.lockShop.ru });
    await dialog.getByRole('textbox', { name: t('ui.password.label'), exact: true }).fill(owner.password);
    await dialog.getByRole('button', { name: t('ui.confirmation.confirm') }).click();
    await expect(page.getByRole('heading', { name: t('security.lock.locked') })).toBeVisible();
    await expect(barred('LOCKED')).toBeVisible();
    await expect(row).toContainText(t('security.people.standing.out'));
  });

  await test.step('lets the colleague in, and sees them come back', async () => {
    await button(t('security.people.letInOne', { name: manager.fullName })).click();
    await expect(row).toContainText(t('security.people.standing.letIn'));
    await expect(barred('SIGN_IN_AGAIN')).toBeVisible();
    await comeBack();
    await cabinet.open('/settings/security');
    await expect(row).toContainText(t('security.people.standing.back'));
  });

  await test.step('asks everybody for a second factor, once they have one themselves', async () => {
    const caller = await signedIn(owner, stack.sellerUrl);
    const secret = done((await ask(caller, StartTotpDocument, { password: owner.password })).startTotp).secret;
    done((await ask(caller, ConfirmTotpDocument, { code: codeOf(secret) })).confirmTotp);
    await nextStep(owner.email);
    await cabinet.open('/settings/security');
    const form = new SignInForm(page);
    await form.send(owner);
    await form.sendCode(codeOf(secret));
    await page.getByRole('radio', { name: t('security.policy.rules.EVERYONE') }).check();
    await button(t('security.policy.save')).click();
    const dialog = page.getByRole('dialog', { name: PROTECTED.setSecurityPolicy.ru });
    await nextStep(owner.email);
    await dialog.getByRole('textbox', { name: t('ui.confirmation.code') }).fill(codeOf(secret));
    await dialog.getByRole('button', { name: t('ui.confirmation.confirm') }).click();
    await expect(page.getByText(t('security.policy.saved'))).toBeVisible();
    await expect(barred('SECOND_FACTOR')).toBeVisible();
    await expect(theirs.getByRole('link', { name: t('security.barred.setUp') })).toHaveAttribute('href', `${stack.staffUrl}/security`);
    await expect(row).toContainText(t('security.people.factor.needed'));
  });
});
