import { RIGHTS } from '@prikazchik/permissions/right';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { hire, openShop } from '../people.ts';

test('an accountant asks for access where a page refuses it; the owner declines once and approves once, and the page opens by itself', async ({
  page,
  visit,
}) => {
  const shop = await openShop();
  const accountant = await hire(shop, 'ACCOUNTANT');
  const theirs = new CabinetPage(await visit());
  const { t } = theirs;
  const refused = theirs.page;
  await theirs.signIn(accountant, '/products');
  await expect(refused.getByText(t('ui.noAccess.because.NOT_GRANTED'))).toBeVisible();
  const ask = async (note: string) => {
    await refused.getByRole('button', { name: t('ui.askAccess.open') }).click();
    await refused.getByLabel(t('ui.askAccess.note')).fill(note);
    await refused.getByRole('button', { name: t('ui.askAccess.send') }).click();
    await expect(refused.getByRole('button', { name: t('ui.askAccess.withdraw') })).toBeVisible();
  };
  await ask('Сверяю остатки');

  const cabinet = new CabinetPage(page);
  await cabinet.signIn(shop.owner, '/settings/employees');
  await page.getByRole('link', { name: t('access.requests.link', { count: 1 }) }).click();
  await expect(page.getByText('Сверяю остатки')).toBeVisible();
  await page.getByRole('button', { name: t('access.requests.declineOf', { name: accountant.fullName }) }).click();
  const declining = page.getByRole('dialog', { name: t('access.requests.declineDialog.title', { name: accountant.fullName }) });
  await declining.getByLabel(t('access.requests.declineDialog.reason')).fill('Остатки сверяет склад');
  await declining.getByRole('button', { name: t('access.requests.decline') }).click();
  await expect(page.getByRole('heading', { name: t('access.requests.empty.title') })).toBeVisible();

  await ask('Склад просил меня');
  await page.getByRole('button', { name: t('access.requests.approveOf', { name: accountant.fullName }) }).click();
  await page
    .getByRole('dialog', { name: t('access.requests.approveDialog.title', { name: accountant.fullName }) })
    .getByRole('button', { name: t('access.requests.approve') })
    .click();
  await expect(refused.getByRole('heading', { name: t('products.title') })).toBeVisible();
  await theirs.open('/notices');
  await expect(refused.getByText('Остатки сверяет склад')).toBeVisible();
  const right = RIGHTS['products.read'].title.ru;
  await expect(refused.getByText(t('notices.sentences.ACCESS_APPROVED', { right, shop: shop.name }))).toBeVisible();
});
