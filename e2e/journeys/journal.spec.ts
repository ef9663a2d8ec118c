import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { ChangeRolesDocument } from '../../packages/team/src/members.generated.ts';
import { ask } from '../api.ts';
import { addProduct } from '../goods.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { ProductPage } from '../pages/product.page.ts';
import { hire, openShop, type Person, type Shop } from '../people.ts';

let shop: Shop;
let manager: Person;
test.beforeAll(async () => {
  shop = await openShop();
  manager = await hire(shop, 'MANAGER');
});

/** Entries that say so, whoever made them. */
const entry = (page: Page, text: string) => page.getByRole('group').filter({ hasText: text });

test('who changed this price: on the product’s history and in the journal, whose filter a reload keeps', async ({ page, visit }) => {
  const path = await addProduct(shop, 'Самовар «Заря»', 'SMV-3');
  const theirs = await visit();
  const product = new ProductPage(theirs);
  await new CabinetPage(theirs).signIn(manager, path);
  await product.price.fill('12900,50');
  await product.press(product.t('products.price.save'));
  await expect(theirs.getByText('Цена сохранена')).toBeVisible();
  await expect(theirs.getByRole('link', { name: product.t('products.page.history') })).toHaveCount(0);

  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  await cabinet.signIn(shop.owner, path);

  await test.step('the history of the product says who, and what it was before', async () => {
    await page.getByRole('link', { name: t('products.page.history') }).click();
    await expect(cabinet.heading).toHaveText(t('journal.historyOf.PRODUCT'));
    const priced = entry(page, t('journal.actions.productSetPrice'));
    await expect(priced).toContainText(manager.fullName);
    await expect(entry(page, t('journal.actions.productCreate'))).toContainText(shop.owner.fullName);
    await priced.getByText(t('journal.actions.productSetPrice')).click();
    await expect(priced.getByRole('row', { name: t('journal.fields.priceMinor') })).toContainText(/—.*12\s900,50\s₽/);
  });

  await test.step('the journal finds it by person and section, also after a reload', async () => {
    await cabinet.section(t('shell.sections.journal')).click();
    await expect(entry(page, t('journal.actions.companyActivate'))).toBeVisible();
    await page.getByLabel(t('journal.person'), { exact: true }).selectOption({ label: manager.fullName });
    await page.getByLabel(t('journal.section'), { exact: true }).selectOption({ label: t('journal.sections.GOODS') });
    await expect(page.getByRole('group')).toHaveCount(1);
    await page.reload();
    await expect(page.getByRole('group')).toHaveCount(1);
    await expect(page.getByLabel(t('journal.section'), { exact: true })).toHaveValue('GOODS');
    await expect(entry(page, t('journal.actions.productSetPrice'))).toContainText('Самовар «Заря»');
  });

  await test.step('what the filter shows is saved as a file, with its progress', async () => {
    for (const format of ['CSV', 'XLSX', 'NDJSON'] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: t(`journal.exports.formats.${format}`), exact: true }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(new RegExp(`^journal-.*\\.${format.toLowerCase()}$`));
      await expect(page.getByText(t('journal.exports.done', { name: file.suggestedFilename() }))).toBeVisible();
      const bytes = await readFile(await file.path());
      if (format === 'XLSX') expect(bytes.subarray(0, 2).toString()).toBe('PK');
      else expect(bytes.toString().trimEnd().split('\n')).toHaveLength(format === 'CSV' ? 2 : 1);
    }
  });

  await test.step('a period in which nothing was done says so, and gives all back', async () => {
    await page.getByLabel(t('journal.to'), { exact: true }).fill('2020-01-01');
    await expect(page.getByRole('heading', { name: t('journal.nothingFound.title') })).toBeVisible();
    await page.getByRole('link', { name: t('journal.reset') }).click();
    await expect(entry(page, t('journal.actions.companyActivate'))).toBeVisible();
  });
});

test('an employee’s history tells who gave and took their roles; an accountant has no such section', async ({ page, visit }) => {
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  await cabinet.signIn(shop.owner, '/settings/employees');
  await page.getByRole('link', { name: manager.fullName }).click();
  await page.getByRole('link', { name: t('team.member.history') }).click();
  await expect(page.getByRole('heading', { name: t('journal.noHistory.title') })).toBeVisible();
  const memberId = new URL(page.url()).pathname.split('/')[3] ?? '';
  await ask(shop.asOwner, ChangeRolesDocument, { input: { memberId, roles: ['MANAGER', 'ACCOUNTANT'] } });
  await page.reload();
  const changed = entry(page, t('journal.actions.memberChangeRoles'));
  await expect(changed).toContainText(shop.owner.fullName);
  await changed.getByText(t('journal.actions.memberChangeRoles')).click();
  await expect(changed.getByRole('row', { name: t('journal.fields.roles') })).toContainText('Бухгалтер');

  const theirs = await visit();
  const accountant = new CabinetPage(theirs);
  await accountant.signIn(await hire(shop, 'ACCOUNTANT'));
  await expect(accountant.section(t('shell.sections.journal'))).toHaveCount(0);
  await accountant.open('/settings/journal');
  await expect(theirs.getByRole('heading', { name: t('ui.noAccess.title') })).toBeVisible();
});
