import type { Page } from '@playwright/test';
import { PROTECTED } from '@prikazchik/permissions/operation';
import { expect, test } from '../journey.ts';
import { linkTo } from '../mailbox.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { type Account, hire, newPerson, openShop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

const t = portalWords('ru');

/** Asks for another address, past the question for the password. */
async function ask(page: Page, who: Account, email: string): Promise<void> {
  await page.goto(`${stack.staffUrl}/profile`);
  await new SignInForm(page).send(who);
  await page.getByRole('button', { name: t('emailChange.open') }).click();
  await page.getByRole('textbox', { name: t('emailChange.field') }).fill(email);
  await page.getByRole('button', { name: t('emailChange.submit') }).click();
  const dialog = page.getByRole('dialog', { name: PROTECTED.requestEmailChange.ru });
  await expect(dialog).toContainText(email);
  await dialog.getByRole('textbox', { name: t('ui.password.label'), exact: true }).fill(who.password);
  await dialog.getByRole('button', { name: t('ui.confirmation.confirm') }).click();
  await expect(page.getByRole('status').filter({ hasText: t('emailChange.wanted', { email }) })).toBeVisible();
}

test('an employee moves to another address past both boxes and a colleague', async ({ page, visit }) => {
  const shop = await openShop();
  const person = await hire(shop, 'MANAGER');
  const next = newPerson(person.fullName).email;
  await ask(page, person, next);

  await test.step('the new box is proved in whatever browser', async () => {
    const phone = await visit({ viewport: { width: 390, height: 844 } });
    await phone.goto(await linkTo(next, '/new-email'));
    await expect(phone.getByRole('status')).toHaveText(t('emailChange.box.approval', { email: next }));
    await expect(phone).toHaveURL(`${stack.staffUrl}/new-email`);
  });

  await test.step('the owner is told, sees the request in the list and in the drawer, and approves', async () => {
    const office = new CabinetPage(await visit());
    await office.signIn(shop.owner, '/settings/employees');
    const request = office.page.getByRole('alert', { name: office.t('emails.title', { name: person.fullName }) });
    await expect(request).toContainText(next);
    await office.page.getByRole('link', { name: person.fullName }).click();
    const drawer = office.page.getByRole('dialog', { name: office.t('team.member.title') });
    await drawer.getByRole('button', { name: office.t('emails.approve') }).click();
    const question = office.page.getByRole('dialog', { name: office.t('emails.approveDialog.title', { name: person.fullName }) });
    await expect(question).toContainText(next);
    await question.getByRole('button', { name: office.t('emails.approve') }).click();
    await expect(drawer.getByRole('link', { name: next })).toBeVisible();
    await expect(request).toHaveCount(0);
  });

  await test.step('the page that asked says so by itself, and the new address signs in', async () => {
    await expect(page.getByText(t('emailChange.now', { email: next }))).toBeVisible();
    await linkTo(person.email, '/stop-email-change');
    const cabinet = new CabinetPage(await visit());
    await cabinet.signIn({ ...person, email: next });
    await cabinet.open('/notices');
    await expect(cabinet.page.getByText(cabinet.t('notices.sentences.EMAIL_CHANGED', { shop: '', about: '', roles: '' }))).toBeVisible();
  });
});

test('an owner waits a day, in which the old box can stop it and end every session', async ({ page, visit }) => {
  const { owner } = await openShop();
  const next = newPerson(owner.fullName).email;
  await ask(page, owner, next);
  const phone = await visit();
  await phone.goto(await linkTo(next, '/new-email'));
  await expect(phone.getByRole('status')).toContainText(t('emailChange.box.later', { email: next, at: '' }).split('.')[0] ?? '');

  await phone.goto(await linkTo(owner.email, '/stop-email-change'));
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(t('emailChange.stop.title'));
  await phone.getByRole('button', { name: t('emailChange.stop.submit') }).click();
  await expect(phone.getByRole('status')).toHaveText(t('emailChange.stop.done'));
  await expect(page.getByRole('heading', { name: t('ui.ended.SESSION_ENDED.title') })).toBeVisible();
  await phone.getByRole('link', { name: t('emailChange.stop.newPassword') }).click();
  await expect(phone).toHaveURL(`${stack.staffUrl}/forgot`);
});
