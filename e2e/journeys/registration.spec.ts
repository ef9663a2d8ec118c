import type { Page } from '@playwright/test';
import type { Locale } from '@prikazchik/permissions/right';
import { expect, test } from '../journey.ts';
import { linkTo } from '../mailbox.ts';
import { ActivationPage } from '../pages/activation.page.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { RegisterPage } from '../pages/register.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { BUSINESSES, newPerson, type Person } from '../people.ts';

/** Everything after the company: who one is, the password, the offer. */
async function finishRegistering(form: RegisterPage, owner: Person): Promise<void> {
  await form.next();
  await form.introduce(owner);
  await form.choosePassword(owner.password);
  await form.acceptOffer();
  await expect(form.page.getByText(form.t('registration.checkMail.text', { email: owner.email }))).toBeVisible();
}

/** From the letter to the cabinet. */
async function confirmAndSignIn(page: Page, locale: Locale, owner: Person): Promise<void> {
  const cabinet = new CabinetPage(page, locale);
  const { t } = cabinet;
  await page.goto(await linkTo(owner.email, '/confirm'));
  await expect(cabinet.heading).toHaveText(t('ui.auth.confirm.doneTitle'));
  await expect(page).toHaveURL(/\/confirm$/);
  await page.getByRole('link', { name: t('ui.auth.signIn.submit'), exact: true }).click();
  await new SignInForm(page, locale).send(owner);
  await expect(cabinet.menu).toBeVisible();
}

/** Requisites with an account of another bank, then with the right one. */
async function fillRequisites(
  steps: ActivationPage,
  { bic, account }: { bic: string; account: string },
  { password }: Person,
  wrongAccount: RegExp,
): Promise<void> {
  const { page, t } = steps;
  await steps
    .step('REQUISITES')
    .getByRole('link', { name: t('home.activation.steps.REQUISITES.action') })
    .click();
  await steps.chooseTaxSystem('USN');
  await steps.field(t('company.legal.bic')).fill(bic);
  await steps.account.fill(account.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)));
  await steps.saveRequisites();
  await expect(steps.account).toHaveAttribute('aria-invalid', 'true');
  await expect(steps.account).toHaveAccessibleDescription(wrongAccount);
  await expect(steps.account).toBeFocused();

  await steps.account.fill(account);
  await steps.saveRequisites();
  await steps.confirm(password);
  await expect(page.getByText(t('company.legal.saved'))).toBeVisible();
  await steps.backToSteps();
  await steps.expectStep('REQUISITES', 'DONE');
}

/** Warehouse, review, and the shop that opens while one looks on. */
async function activate(steps: ActivationPage, cabinet: CabinetPage, address: string): Promise<void> {
  const { page, t } = steps;
  await steps.expectStep('REVIEW', 'LOCKED');
  await steps
    .step('LOGISTICS')
    .getByRole('link', { name: t('home.activation.steps.LOGISTICS.action') })
    .click();
  await steps.saveWarehouse(address);
  await expect(page.getByText(t('company.logistics.saved'))).toBeVisible();
  await steps.backToSteps();
  await steps.expectStep('LOGISTICS', 'DONE');
  await steps
    .step('REVIEW')
    .getByRole('button', { name: t('home.activation.steps.REVIEW.action') })
    .click();

  // The page was not reloaded: the tiles of an active shop take the checklist's place by themselves.
  await expect(page.getByRole('heading', { name: t('home.tiles.products') })).toBeVisible({ timeout: 20_000 });
  await expect(cabinet.menu.getByRole('img', { name: t('shell.locked.badge') })).toHaveCount(0);
  await cabinet.section(t('shell.sections.products')).click();
  await expect(page.getByText(t('products.empty.title'))).toBeVisible();
}

test.describe('по-русски', () => {
  test('a sole proprietor registers by INN, fills in the steps, and the shop opens', async ({ page }) => {
    const form = new RegisterPage(page);
    const owner = newPerson('Ефросинья Лавочкина');
    const { inn } = BUSINESSES.proprietor;
    await form.open();
    await form.chooseKind('SOLE_PROPRIETOR');

    await form.inn.fill(inn.replace(/\d$/, '2'));
    await form.next();
    await expect(form.inn).toHaveAttribute('aria-invalid', 'true');
    await expect(form.inn).toHaveAccessibleDescription(/контрольное число не сходится/);
    await expect(form.inn).toBeFocused();

    await form.inn.fill(inn);
    await expect(form.field(form.t('registration.company.name.SOLE_PROPRIETOR'))).toHaveValue(
      'Индивидуальный предприниматель Вымышленная Проба Эскизовна',
    );
    await expect(form.field('ОГРНИП')).toHaveValue('319960000005133');
    await expect(form.field('Адрес регистрации')).toHaveValue('г. Вымыслов');
    await expect(page.getByText(/Нашли в реестре/)).toBeVisible();
    await finishRegistering(form, owner);
    await confirmAndSignIn(page, 'ru', owner);

    const steps = new ActivationPage(page);
    const cabinet = new CabinetPage(page);
    await steps.expectStep('EMAIL', 'DONE');
    await cabinet.section('Товары').click();
    await expect(page.getByText('Магазин ещё не активирован.')).toBeVisible();
    await page.getByRole('link', { name: 'К открытому шагу' }).click();
    await expect(page).toHaveURL(/\/settings\/legal$/);
    await steps.backToSteps();
    await fillRequisites(steps, BUSINESSES.proprietor, owner, /Номер счёта не сходится с БИК/);
    await activate(steps, cabinet, 'г. Вымыслов, Складской туп., д. 2');
  });
});

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('a legal entity registers by INN, fills in the steps, and the shop opens', async ({ page }) => {
    const form = new RegisterPage(page, 'en');
    const owner = newPerson('Ada Merchant');
    const { inn } = BUSINESSES.company;
    await form.open();
    await form.chooseKind('LEGAL_ENTITY');

    await form.inn.fill(inn.replace(/\d$/, '9'));
    await form.next();
    await expect(form.inn).toHaveAttribute('aria-invalid', 'true');
    await expect(form.inn).toHaveAccessibleDescription(/its check digit is wrong/);

    await form.inn.fill(inn);
    await expect(form.field('OGRN')).toHaveValue('1199600001138');
    await expect(form.field('KPP')).toHaveValue('960101001');
    await expect(form.field('Legal address')).toHaveValue('г. Вымыслов, ул. Примерная, д. 12, офис 3');
    await finishRegistering(form, owner);
    await confirmAndSignIn(page, 'en', owner);

    const steps = new ActivationPage(page, 'en');
    await expect(page.getByText('1 of 4 done')).toBeVisible();
    await fillRequisites(steps, BUSINESSES.company, owner, /doesn’t agree with the BIC/);
    await activate(steps, new CabinetPage(page, 'en'), '12 Example street, Vymyslov');
  });
});
