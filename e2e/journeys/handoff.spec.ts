import type { Page } from '@playwright/test';
import { StartHandoffDocument } from '../../apps/staff/src/features/handoff/start-handoff.generated.ts';
import { ask, done } from '../api.ts';
import { inDatabase } from '../database.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, openShop, type Person, type Shop, signedIn } from '../people.ts';
import { stack } from '../stack.ts';
import { portalWords } from '../words.ts';

let shop: Shop;
let person: Person;
test.beforeAll(async () => {
  shop = await openShop();
  person = await hire(shop, 'MANAGER');
});

const t = portalWords('ru');
const myShops = (page: Page) => page.getByRole('heading', { name: t('shops.title') });
const toCabinet = (page: Page) => page.getByRole('link', { name: `${t('shops.open')}: ${shop.name}` });

async function signInToPortal(page: Page): Promise<void> {
  await page.goto(stack.staffUrl);
  await new SignInForm(page).send(person);
  await expect(myShops(page)).toBeVisible();
}

/** The address that the staff portal gave to the browser of somebody who is up to something. */
async function linkOf(stranger: Person): Promise<string> {
  const caller = await signedIn(stranger, stack.staffUrl);
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  return done((await ask(caller, StartHandoffDocument, { companyId: shop.companyId, challenge })).startHandoff).url;
}

async function sessionsOf({ email }: Person): Promise<number> {
  const living = await inDatabase(
    (sql) => sql`select from sessions join users on users.id = user_id
                 where users.email = ${email} and portal = 'seller' and ended_at is null`,
  );
  return living.length;
}

test.describe('a link that a stranger made for their own sign-in and sent', () => {
  let stranger: Person;
  test.beforeAll(async () => {
    stranger = await hire(shop, 'ACCOUNTANT');
  });

  test('signs nobody in', async ({ page }) => {
    const cabinet = new CabinetPage(page);
    await page.goto(await linkOf(stranger));
    await expect(cabinet.heading).toHaveText(cabinet.t('shell.handoff.deadTitle'));
    await cabinet.open();
    await expect(new SignInForm(page).form).toBeVisible();
    expect(await sessionsOf(stranger)).toBe(0);
  });

  test('signs nobody in while the browser has a hand-off of its own under way', async ({ page }) => {
    const cabinet = new CabinetPage(page);
    await cabinet.open(`/handoff?shop=${shop.companyId}`);
    await expect(new SignInForm(page).form).toBeVisible();
    await expect(page).toHaveURL((url) => url.origin === stack.staffUrl);
    await page.goto(await linkOf(stranger));
    await expect(cabinet.heading).toHaveText(cabinet.t('shell.handoff.deadTitle'));
    await cabinet.open();
    await expect(new SignInForm(page).form).toBeVisible();
    expect(await sessionsOf(stranger)).toBe(0);
  });

  test('leaves one who is signed in who they are', async ({ page }) => {
    const cabinet = new CabinetPage(page);
    await cabinet.signIn(person);
    await page.goto(await linkOf(stranger));
    await expect(cabinet.heading).toHaveText(cabinet.t('shell.handoff.deadTitle'));
    await cabinet.open();
    await expect(page.getByRole('button', { name: cabinet.t('ui.shell.account', { name: person.fullName }) })).toBeVisible();
    expect(await sessionsOf(stranger)).toBe(0);
  });
});

const expectCabinet = (page: Page) => expect(page).toHaveURL(`${stack.sellerUrl}/`);

test('one click leads from the staff portal into the shop, and Back leads to the portal', async ({ page }) => {
  await signInToPortal(page);
  await toCabinet(page).click();
  await expectCabinet(page);
  await expect(new CabinetPage(page).heading).toHaveText(shop.name);
  await page.goBack();
  await expect(myShops(page)).toBeVisible();
});

test('a second way into the cabinet goes on with the session that is there', async ({ page }) => {
  await signInToPortal(page);
  await toCabinet(page).click();
  await expectCabinet(page);
  const before = await sessionsOf(person);
  await page.goto(stack.staffUrl);
  await toCabinet(page).click();
  await expectCabinet(page);
  expect(await sessionsOf(person)).toBe(before);
});

test('one who is not signed in to the staff portal signs in there first', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  await cabinet.open(`/handoff?shop=${shop.companyId}`);
  await expect(new SignInForm(page).form).toBeVisible();
  await expect(page).toHaveURL((url) => url.origin === stack.staffUrl);
  await new SignInForm(page).send(person);
  await expectCabinet(page);
  await expect(cabinet.heading).toHaveText(shop.name);
});

test('one who is signed in to the cabinet as somebody else is asked', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(shop.owner);
  await signInToPortal(page);
  const account = ({ fullName }: Pick<Person, 'fullName'>) =>
    page.getByRole('button', { name: cabinet.t('ui.shell.account', { name: fullName }) });

  await test.step('and stays', async () => {
    await toCabinet(page).click();
    await expect(cabinet.heading).toHaveText(cabinet.t('shell.handoff.another.title'));
    await expect(page.getByText(shop.owner.email)).toBeVisible();
    await expect(page.getByText(person.email)).toBeVisible();
    await page.getByRole('link', { name: cabinet.t('shell.handoff.another.stay') }).click();
    await expect(account(shop.owner)).toBeVisible();
  });

  await test.step('or goes on as who comes from the staff portal', async () => {
    await page.goto(stack.staffUrl);
    await toCabinet(page).click();
    await page.getByRole('button', { name: cabinet.t('shell.handoff.another.change') }).click();
    await expect(account(person)).toBeVisible();
    await expect(cabinet.heading).toHaveText(shop.name);
  });
});
