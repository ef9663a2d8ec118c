import { randomBytes } from 'node:crypto';
import { PROTECTED } from '@prikazchik/permissions/operation';
import { inDatabase } from '../database.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { type Account, hire, openShop, type Shop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

const t = portalWords('ru');
const FRESH = 'eleven grey herons on a frozen pond';

/** Somebody who works in the shop and has no box: their address gone, as if they had come by a link. `email` is what they sign in with. */
async function hireByName(shop: Shop): Promise<Account> {
  const person = await hire(shop, 'WAREHOUSE_OPERATOR');
  const name = `Picker-${randomBytes(4).toString('hex')}`;
  await inDatabase(
    (sql) => sql`update users set email = null, email_key = null, email_confirmed_at = null, sign_in_name = ${name},
      sign_in_name_key = ${name.toLowerCase()} where email_key = ${person.email.toLowerCase()}`,
  );
  return { ...person, email: name };
}

test('one without a mailbox signs in with a name, and gets back in by a link from a colleague', async ({ page, visit }) => {
  const shop = await openShop();
  const person = await hireByName(shop);

  await test.step('signs in to the staff portal with the name, however it is written', async () => {
    await page.goto(`${stack.staffUrl}/profile`);
    await new SignInForm(page).send({ ...person, email: person.email.toUpperCase() });
    await expect(page.getByText(t('emailChange.nameOnly', { name: person.email }))).toBeVisible();
    await expect(page.getByRole('button', { name: t('emailChange.add') })).toBeVisible();
    await page.goto(`${stack.staffUrl}/notices`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('notices.title'));
    await expect(page.getByRole('heading', { name: t('notices.letters.title') })).toHaveCount(0);
  });

  const office = new CabinetPage(await visit());
  const link = await test.step('the owner finds them by the name, and makes a link after a confirmation', async () => {
    await office.signIn(shop.owner, `/settings/employees?search=${person.email}`);
    await office.page.getByRole('link', { name: person.fullName }).click();
    const drawer = office.page.getByRole('dialog', { name: office.t('team.member.title') });
    await expect(drawer.getByText(person.email)).toBeVisible();
    await drawer.getByRole('button', { name: office.t('returnLink.open') }).click();
    const question = office.page.getByRole('dialog', { name: office.t('returnLink.title', { name: person.fullName }) });
    await question.getByRole('button', { name: office.t('returnLink.make') }).click();
    const dialog = office.page.getByRole('dialog', { name: PROTECTED.createReturnLink.ru });
    await dialog.getByRole('textbox', { name: office.t('ui.password.label'), exact: true }).fill(shop.owner.password);
    await dialog.getByRole('button', { name: office.t('ui.confirmation.confirm') }).click();
    const shown = drawer.getByText(`${stack.staffUrl}/return#`);
    await expect(shown).toBeVisible();
    return (await shown.textContent()) ?? '';
  });

  await test.step('the person sets a new password on a phone, and every session of the old one ends', async () => {
    const phone = await visit({ viewport: { width: 390, height: 844 } });
    await phone.goto(link);
    await expect(phone).toHaveURL(`${stack.staffUrl}/return`);
    await phone.getByRole('textbox', { name: t('ui.password.fresh'), exact: true }).fill(FRESH);
    await phone.getByRole('button', { name: t('ui.auth.reset.submit') }).click();
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(t('ui.auth.reset.doneTitle'));
    await expect(page.getByRole('heading', { name: t('ui.ended.SESSION_ENDED.title') })).toBeVisible();
    await phone.getByRole('link', { name: t('ui.auth.signIn.submit'), exact: true }).click();
    await new SignInForm(phone).send({ ...person, password: FRESH });
    await expect(phone.getByText(shop.name).first()).toBeVisible();
  });

  await test.step('the link works once', async () => {
    const again = await visit();
    await again.goto(link);
    await again.getByRole('textbox', { name: t('ui.password.fresh'), exact: true }).fill(person.password);
    await again.getByRole('button', { name: t('ui.auth.reset.submit') }).click();
    await expect(again.getByRole('heading', { level: 1 })).toHaveText(t('ui.auth.reset.deadTitle'));
    await expect(again.getByText(t('comeBack.again'))).toBeVisible();
  });
});
