import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { InvitationPage } from '../pages/invitation.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { TeamPage } from '../pages/team.page.ts';
import { hire, newPerson, openShop } from '../people.ts';
import { stack } from '../stack.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  expect
    .soft(
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`)),
      name,
    )
    .toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(overflow, `${name} is too wide by`).toBe(0);
}

/** Makes a link in the drawer, and reads it where an administrator would. */
async function makeLink(page: Page, label: string): Promise<string> {
  const team = new TeamPage(page);
  const { t } = team;
  await page
    .getByRole('link', { name: t('team.invitations.invite'), exact: true })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: t('team.invite.title') });
  await drawer.getByRole('radio', { name: t('links.ways.link') }).check();
  await expect(team.role('administrator')).toBeDisabled();
  await drawer.getByRole('textbox', { name: t('links.label'), exact: true }).fill(label);
  await team.role('warehouse_operator').check();
  await expectAccessible(page, 'form of a link');
  await drawer.getByRole('button', { name: t('links.submit') }).click();
  const sheet = page.getByRole('dialog', { name: t('links.ready.title') });
  await expect(sheet.getByRole('img', { name: t('links.ready.qr', { label }) })).toBeVisible();
  await expectAccessible(page, 'link');
  const url = await sheet.getByRole('textbox', { name: t('links.ready.url') }).inputValue();
  await sheet.getByRole('button', { name: t('links.ready.done') }).click();
  return url;
}

/** Registers by the link, as far as the page that waits. */
async function enter(page: Page, url: string, signInName: string, fullName: string, password: string): Promise<void> {
  const invitation = new InvitationPage(page);
  const { t } = invitation;
  await invitation.open(url);
  await expectAccessible(page, 'page of a link');
  const form = page.getByRole('form', { name: t('invitation.link.register') });
  await form.getByRole('textbox', { name: t('invitation.fullName') }).fill(fullName);
  await form.getByRole('textbox', { name: t('invitation.link.signInName') }).fill(signInName);
  await form.getByRole('textbox', { name: t('ui.password.fresh'), exact: true }).fill(password);
  await form.getByRole('button', { name: t('invitation.link.register') }).click();
}

test('a newcomer without a mailbox enters by a link on a phone, and is let in', async ({ page, visit }) => {
  const shop = await openShop();
  const cabinet = new CabinetPage(page);
  const { fullName, password } = newPerson('Семён Амбаров');
  const phone = await visit(PHONE);
  const { t } = new InvitationPage(phone);
  const waiting = phone.getByRole('heading', { name: t('entries.waiting.title', { shop: shop.name }) });

  await cabinet.signIn(shop.owner, '/settings/invitations');
  const url = await makeLink(page, 'Кладовщик Семён');
  expect(url).toMatch(new RegExp(`^${stack.staffUrl}/invitation#`));
  await expect(page.getByRole('row').filter({ hasText: 'Кладовщик Семён' })).toContainText(cabinet.t('links.byLink'));

  await test.step('the newcomer registers with a name, and waits', async () => {
    await enter(phone, url, 'semen.ambarov', fullName, password);
    await expect(waiting).toBeVisible();
    await expectAccessible(phone, 'waiting');
  });

  await test.step('the same link opens to nobody else', async () => {
    const other = await visit(PHONE);
    await new InvitationPage(other).open(url);
    await expect(other.getByRole('alert')).toHaveText(t('invitation.dead.LINK_USED'));
  });

  await test.step('the administrator sees who asks, and lets them in', async () => {
    const request = page.getByRole('alert').filter({ hasText: cabinet.t('links.entries.title', { name: fullName }) });
    await expect(request).toContainText('semen.ambarov');
    await expectAccessible(page, 'who asks');
    await request.getByRole('button', { name: cabinet.t('links.entries.approveOf', { name: fullName }) }).click();
    await expect(request).toHaveCount(0);
  });

  await test.step('the phone shows the shop without being reloaded', async () => {
    await expect(waiting).toHaveCount(0);
    await expect(phone.getByRole('heading', { name: shop.name })).toBeVisible();
    await expect(phone.getByRole('link', { name: `${t('shops.open')}: ${shop.name}` })).toBeVisible();
  });
});

test('one with an account asks by a link, and is not let in', async ({ page, visit }) => {
  const shop = await openShop();
  const person = await hire(await openShop(), 'MANAGER');
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(shop.owner, '/settings/invitations');
  const url = await makeLink(page, 'Знакомый');

  const phone = await visit(PHONE);
  const { t } = new InvitationPage(phone);
  await new InvitationPage(phone).open(url);
  await phone.getByRole('button', { name: t('invitation.link.hasAccount') }).click();
  await new SignInForm(phone).send(person);
  await phone.getByRole('button', { name: t('invitation.link.ask') }).click();
  await expect(phone.getByRole('heading', { name: t('entries.waiting.title', { shop: shop.name }) })).toBeVisible();

  await page.getByRole('button', { name: cabinet.t('links.entries.declineOf', { name: person.fullName }) }).click();
  await page
    .getByRole('dialog', { name: cabinet.t('links.entries.dialog.title', { name: person.fullName }) })
    .getByRole('button', { name: cabinet.t('links.entries.decline') })
    .click();
  await expect(phone.getByRole('status').filter({ hasText: t('entries.over.title', { shop: shop.name }) })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Знакомый' })).toContainText(cabinet.t('team.invitations.stateOf.REFUSED'));
});

test('a link that can’t be seen again is replaced by a new one', async ({ page, visit }) => {
  const shop = await openShop();
  const cabinet = new CabinetPage(page);
  const { t } = cabinet;
  await cabinet.signIn(shop.owner, '/settings/invitations');
  const first = await makeLink(page, 'Потеряшка');
  await page.getByRole('button', { name: t('links.replaceOf', { name: 'Потеряшка' }) }).click();
  await page
    .getByRole('dialog', { name: t('links.replaceDialog.title') })
    .getByRole('button', { name: t('links.replaceDialog.confirm') })
    .click();
  const sheet = page.getByRole('dialog', { name: t('links.ready.title') });
  const second = await sheet.getByRole('textbox', { name: t('links.ready.url') }).inputValue();
  const phone = await visit(PHONE);
  const invitation = new InvitationPage(phone);
  await invitation.open(first);
  await invitation.expectDead('LINK_REPLACED');
  await invitation.open(second);
  await invitation.expectOffer(shop.owner.fullName, shop.name);
});
