import type { Page, Request } from '@playwright/test';
import { addProduct } from '../goods.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { TeamPage } from '../pages/team.page.ts';
import { hire, openShop, type Person, type Shop } from '../people.ts';

const SAYS_SO_WITHIN_MS = 1_500;

let shop: Shop;
let product: string;
test.beforeAll(async () => {
  shop = await openShop();
  product = await addProduct(shop, 'Самовар «Заря», 3 литра', 'SMV-3');
});

interface Scene {
  readonly person: Person;
  /** Theirs, on the page of products. */
  readonly theirs: Page;
  readonly cabinet: CabinetPage;
  /** The owner's, with the person's drawer open. */
  readonly team: TeamPage;
  /** The last request for products that their page sent while it might. */
  readonly request: Request;
}

const isOf = (operation: string) => (request: Request) =>
  request.url().endsWith('/graphql') && request.postData()?.includes(`${operation}(`) === true;

/** A manager at the products, and the owner in another browser about to do something to them. */
async function setTheScene(page: Page, theirs: Page): Promise<Scene> {
  const person = await hire(shop, 'MANAGER');
  const cabinet = new CabinetPage(theirs);
  const asked = theirs.waitForRequest(isOf('query Products'));
  await cabinet.signIn(person, '/products');
  await expect(theirs.getByRole('row').filter({ hasText: 'SMV-3' })).toBeVisible();

  const team = new TeamPage(page);
  await new CabinetPage(page).signIn(shop.owner, `/settings/employees?q=${encodeURIComponent(person.fullName)}`);
  await page.getByRole('row').filter({ hasText: person.email }).getByRole('link').first().click();
  const scene = { person, theirs, cabinet, team, request: await asked };
  expect(await refusalOf(scene)).toBeUndefined();
  return scene;
}

/** The code with which the API refuses the same request, token and all, when it is sent again; none if it answers. */
async function refusalOf({ theirs, request }: Scene): Promise<string | undefined> {
  const answer = await theirs.request.fetch(request);
  const { errors = [] }: { errors?: { extensions: { code: string } }[] } = await answer.json();
  return errors[0]?.extensions.code;
}

interface Deed {
  readonly mutation: string;
  /** The owner's last click. */
  readonly click: () => Promise<void>;
  /** What the person's page says of it. */
  readonly words: string;
  /** The code with which their next request is refused; nothing when it is answered again. */
  readonly refusal: string | undefined;
}

/** Does it, and holds the person's page and their very next request to it. */
async function perform(scene: Scene, { mutation, click, words, refusal }: Deed): Promise<void> {
  const { page } = scene.team;
  const saidAt = scene.theirs.waitForFunction((text) => document.body.innerText.includes(text) && Date.now(), words, { polling: 'raf' });
  const sent = page.waitForRequest(isOf(`mutation ${mutation}`));
  await click();
  const request = await sent;
  await (await request.response())?.finished();
  expect(await refusalOf(scene)).toBe(refusal);

  const { startTime, responseEnd } = request.timing();
  const said = Number(await (await saidAt).jsonValue());
  const [afterClick, afterAnswer] = [said - startTime, said - startTime - responseEnd].map(Math.round);
  console.log(`  ${mutation}: the page says so ${afterClick} ms after the click, ${afterAnswer} ms after the answer`);
  test.info().annotations.push({ type: 'milliseconds', description: `${mutation}: ${afterClick}` });
  expect(afterClick).toBeLessThanOrEqual(SAYS_SO_WITHIN_MS);
}

test('a changed role acts at once on the page that the person stands on', async ({ page, visit }) => {
  const scene = await setTheScene(page, await visit());
  const { person, theirs, cabinet, team } = scene;
  await team.chooseRole('manager', 'accountant');
  await perform(scene, {
    mutation: 'ChangeRoles',
    click: () => team.confirmDeed('role', person.fullName),
    words: team.t('ui.access.ROLE_CHANGED'),
    refusal: 'FORBIDDEN',
  });
  await expect(theirs.getByText(cabinet.t('ui.access.by', { name: shop.owner.fullName }))).toBeVisible();
  await expect(theirs.getByRole('heading', { name: cabinet.t('ui.noAccess.title') })).toBeVisible();
  await expect(cabinet.section('Товары')).toHaveCount(0);
  await expect(cabinet.section('Юридические данные')).toBeVisible();
  await expect(theirs.getByText('SMV-3')).toHaveCount(0);
});

test('a block ends the page that the person stands on, and an unblock brings the shop back', async ({ page, visit }) => {
  const scene = await setTheScene(page, await visit());
  const { person, theirs, cabinet, team } = scene;
  await team.ask('block');
  await perform(scene, {
    mutation: 'BlockMember',
    click: () => team.confirmDeed('block', person.fullName),
    words: team.t('ui.ended.BLOCKED.title', { shop: shop.name }),
    refusal: 'FORBIDDEN',
  });
  await expect(theirs.getByText(cabinet.t('ui.ended.by', { name: shop.owner.fullName }))).toBeVisible();
  await expect(cabinet.menu).toHaveCount(0);
  await expect(theirs.getByText('SMV-3')).toHaveCount(0);
  await expect(page.getByText(`Доступ закрыт: ${person.fullName}`)).toBeVisible();

  await team.ask('unblock');
  await perform(scene, {
    mutation: 'UnblockMember',
    click: () => team.confirmDeed('unblock', person.fullName),
    words: 'SMV-3',
    refusal: undefined,
  });
  await expect(cabinet.menu).toBeVisible();
});

test('a removal ends the page that the person stands on', async ({ page, visit }) => {
  const scene = await setTheScene(page, await visit());
  const { person, theirs, cabinet, team } = scene;
  await team.ask('remove');
  await perform(scene, {
    mutation: 'RemoveMember',
    click: () => team.confirmDeed('remove', person.fullName),
    words: team.t('ui.ended.REMOVED.title', { shop: shop.name }),
    refusal: 'FORBIDDEN',
  });
  await expect(theirs.getByText(cabinet.t('ui.ended.by', { name: shop.owner.fullName }))).toBeVisible();
  await expect(cabinet.menu).toHaveCount(0);
  await cabinet.open(product);
  await expect(theirs.getByRole('heading', { name: cabinet.t('shell.shops.none.title') })).toBeVisible();
  await expect(theirs.getByText('Самовар')).toHaveCount(0);
});
