import type { Page } from '@playwright/test';
import { PROTECTED, type ProtectedOperation } from '@prikazchik/permissions/operation';
import { expect, test } from '../journey.ts';
import { letterTo } from '../mailbox.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { type Account, hire, newPerson, openShop } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

/** Confirms with the password what the page has asked for. */
async function confirm(page: Page, operation: ProtectedOperation, { password }: Account, says: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: PROTECTED[operation].ru });
  await expect(dialog).toContainText(says);
  const t = portalWords('ru');
  await dialog.getByRole('textbox', { name: t('ui.password.label'), exact: true }).fill(password);
  await dialog.getByRole('button', { name: t('ui.confirmation.confirm') }).click();
}

test('a shop goes to another owner who accepts it, and back to the first who has second thoughts', async ({ page, visit }) => {
  const shop = await openShop();
  const { owner, name } = shop;
  const heir = await hire(shop, 'MANAGER', newPerson('Мирон Наследников'));
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  const region = (of: Page, title: string) => of.getByRole('region', { name: title });

  const theirs = await visit({ viewport: { width: 360, height: 740 } });
  await theirs.goto(`${stack.staffUrl}/sign-in`);
  await new SignInForm(theirs).send(heir);
  await expect(theirs.getByRole('heading', { name: t('ui.ownership.asked.title', { shop: name }) })).toHaveCount(0);

  await test.step('the owner reads what comes of it, and offers the shop', async () => {
    await cabinet.signIn(owner, '/settings/shop');
    await page.getByRole('button', { name: t('company.owner.open') }).click();
    await expect(page.getByText(t('company.owner.undo'))).toBeVisible();
    await page.getByRole('combobox', { name: t('company.owner.to') }).selectOption(heir.fullName);
    await page.getByRole('button', { name: t('company.owner.submit') }).click();
    await confirm(page, 'offerOwnership', owner, heir.fullName);
    await expect(region(page, t('ui.ownership.waiting.title', { shop: name }))).toContainText(heir.fullName);
  });

  await test.step('the other has it on the open page of their portal, and in a letter', async () => {
    const offer = region(theirs, t('ui.ownership.asked.title', { shop: name }));
    await expect(offer).toContainText(owner.fullName);
    await letterTo(heir.email, `Вам предлагают стать владельцем магазина «${name}»`);
    await offer.getByRole('button', { name: t('ui.ownership.asked.accept') }).click();
    await confirm(theirs, 'acceptOwnership', heir, name);
    await expect(region(theirs, t('ui.ownership.yours.title', { shop: name }))).toBeVisible();
    await expect(theirs.getByText('Владелец', { exact: true })).toBeVisible();
  });

  await test.step('the former owner sees it where they are, and works on', async () => {
    await expect(region(page, t('ui.ownership.given.title', { shop: name }))).toContainText(heir.fullName);
    await expect(page.getByRole('button', { name: t('company.card.save') })).toBeVisible();
    await letterTo(owner.email, `Магазин «${name}» теперь не ваш`);
  });

  await test.step('and takes it back, which the other sees where they are', async () => {
    await region(page, t('ui.ownership.given.title', { shop: name }))
      .getByRole('button', { name: t('ui.ownership.given.act') })
      .click();
    await confirm(page, 'undoOwnership', owner, name);
    await expect(page.getByRole('button', { name: t('company.owner.open') })).toBeVisible();
    await expect(region(theirs, t('ui.ownership.yours.title', { shop: name }))).toHaveCount(0);
    await expect(theirs.getByText('Менеджер', { exact: true })).toBeVisible();
  });
});
