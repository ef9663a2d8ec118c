import { RIGHTS } from '@prikazchik/permissions/right';
import { addProduct } from '../goods.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { ProductPage } from '../pages/product.page.ts';
import { hire, newPerson, openShop, type Shop } from '../people.ts';

let shop: Shop;
test.beforeAll(async () => {
  shop = await openShop();
});

test('a content manager makes a product, gives it a photo and a price, finds, edits and archives it', async ({ page }) => {
  const cabinet = new CabinetPage(page);
  const product = new ProductPage(page);
  const { t } = product;
  const title = 'Самовар «Заря», 3 литра';
  await cabinet.signIn(await hire(shop, 'CONTENT_MANAGER'), '/products');

  await test.step('makes it; a title and an article are asked for on their fields', async () => {
    await product.create('', '');
    await expect(product.field('titleField')).toHaveAccessibleDescription(/Заполните это поле/);
    await expect(product.field('titleField')).toBeFocused();
    await product.field('titleField').fill(title);
    await product.field('sku').fill('smv-003');
    await product.press(t('products.create.submit'));
    await expect(cabinet.heading).toHaveText(title);
  });

  await test.step('what is no photo is refused in words, a photo appears', async () => {
    await product.addPhoto({ name: 'samovar.png', mimeType: 'image/png', buffer: Buffer.from('a samovar, honestly') });
    await expect(page.getByRole('alert').filter({ hasText: 'Файл' })).toHaveText(
      'Файл не открывается как фотография. Подойдут JPEG, PNG и WebP',
    );
    await product.press(t('products.photos.dismiss'));

    await product.addPhoto({ name: 'samovar.png', mimeType: 'image/png', buffer: await page.screenshot({ type: 'png' }) });
    const photo = product.photo(1, title);
    await expect(photo).toBeVisible();
    await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  });

  await test.step('an old price must be higher than the price', async () => {
    await product.price.fill('12900,50');
    await product.oldPrice.fill('100');
    await product.press(t('products.price.save'));
    await expect(product.oldPrice).toHaveAccessibleDescription(/Старая цена должна быть больше текущей/);
    await product.oldPrice.fill('14500');
    await product.press(t('products.price.save'));
    await expect(page.getByText('Цена сохранена')).toBeVisible();
  });

  await test.step('finds it by a part of the title and by the article', async () => {
    await addProduct(shop, 'Кружка эмалированная', 'MUG-101');
    await page.getByRole('link', { name: t('products.page.back') }).click();
    await expect(product.row('Кружка')).toBeVisible();
    await product.search.fill('заря');
    await expect(product.row('Кружка')).toHaveCount(0);
    await expect(product.row(title)).toContainText(/12\s900,50\s₽/);
    await expect(page).toHaveURL(/\?q=/);
    await product.search.fill('mug-1');
    await expect(product.row(title)).toHaveCount(0);
    await expect(product.row('Кружка')).toBeVisible();
    await product.search.fill('ничего такого');
    await expect(page.getByText(t('products.nothingFound.title'))).toBeVisible();
  });

  await test.step('edits it; an article that another product has is refused on its field', async () => {
    await page.getByRole('link', { name: t('products.reset') }).click();
    await page.getByRole('link', { name: title }).click();
    await product.field('description').fill('Латунный, на углях.');
    await product.field('sku').fill('MUG-101');
    await product.save();
    await expect(product.field('sku')).toHaveAccessibleDescription(/Товар с таким артикулом уже есть/);
    await product.field('sku').fill('SMV-3');
    await product.save();
    await expect(page.getByText('Описание сохранено')).toBeVisible();
    await page.reload();
    await expect(product.field('description')).toHaveValue('Латунный, на углях.');
    await expect(product.price).toHaveValue(/12\s900,5/);
  });

  await test.step('archives it and takes it back', async () => {
    await product.press(t('products.archive.action'));
    await page
      .getByRole('dialog', { name: t('products.archive.title') })
      .getByRole('button', { name: t('products.archive.confirm') })
      .click();
    await expect(page.getByText(t('products.archive.note'))).toBeVisible();
    await page.getByRole('link', { name: t('products.page.back') }).click();
    await expect(product.row('Кружка')).toBeVisible();
    await expect(product.row(title)).toHaveCount(0);
    await page.getByRole('combobox', { name: t('products.state') }).selectOption(t('products.states.ARCHIVED'));
    await page.getByRole('link', { name: title }).click();
    await product.press(t('products.archive.restore'));
    await expect(page.getByText(t('products.archive.note'))).toHaveCount(0);
    await expect(page.getByRole('button', { name: t('products.archive.action') })).toBeVisible();
  });
});

test('two people edit one product: what differs is joined, what clashes is asked, and no word is lost', async ({ page, visit }) => {
  const path = await addProduct(shop, 'Поднос', 'TRY-300');
  const mine = new ProductPage(page);
  const theirs = new ProductPage(await visit({ locale: 'en-GB' }), 'en');
  await new CabinetPage(page).signIn(shop.owner, path);
  await new CabinetPage(theirs.page, 'en').signIn(await hire(shop, 'CONTENT_MANAGER', newPerson('Bea Wordsmith', 'EN')), path);
  await expect(mine.field('titleField')).toHaveValue('Поднос');
  await expect(theirs.field('titleField')).toHaveValue('Поднос');

  await test.step('different texts: both are there', async () => {
    await theirs.field('titleField').fill('Поднос расписной');
    await theirs.save();
    await expect(theirs.page.getByText('The description is saved')).toBeVisible();
    await mine.field('description').fill('Роспись маслом по металлу.');
    await mine.save();
    await expect(page.getByText('Описание сохранено')).toBeVisible();
    await expect(mine.field('titleField')).toHaveValue('Поднос расписной');
  });

  await test.step('the same text: both versions are shown, and mine is kept when I say so', async () => {
    await theirs.page.reload();
    await theirs.field('description').fill('Painted by hand.');
    await theirs.save();
    await expect(theirs.page.getByText('The description is saved')).toBeVisible();
    await mine.field('description').fill('Лак в пять слоёв.');
    await mine.save();
    const question = page.getByRole('alert').filter({ hasText: mine.t('products.conflict.title') });
    await expect(question).toContainText('Painted by hand.');
    await expect(question).toContainText('Лак в пять слоёв.');
    await mine.press(mine.t('products.conflict.keepMine'));
    await expect(question).toHaveCount(0);
    await page.reload();
    await expect(mine.field('description')).toHaveValue('Лак в пять слоёв.');
  });

  await test.step('or theirs is taken', async () => {
    await theirs.field('description').fill('Five coats of varnish.');
    await theirs.save();
    const question = theirs.page.getByRole('alert').filter({ hasText: theirs.t('products.conflict.title') });
    await expect(question).toContainText('Лак в пять слоёв.');
    await theirs.press(theirs.t('products.conflict.takeTheirs'));
    await expect(theirs.field('description')).toHaveValue('Лак в пять слоёв.');
  });
});

test('an accountant has no way to the products', async ({ page }) => {
  const path = await addProduct(shop, 'Свеча восковая', 'CND-006');
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(await hire(shop, 'ACCOUNTANT'));
  await expect(cabinet.section('Товары')).toHaveCount(0);
  await expect(page.getByRole('link', { name: cabinet.t('home.tiles.withoutPhoto') })).toHaveCount(0);
  for (const [address, right] of [
    ['/products', 'products.read'],
    [path, 'products.read'],
    ['/products/new', 'products.write'],
  ] as const) {
    await cabinet.open(address);
    await expect(page.getByText(cabinet.t('ui.noAccess.right', { title: RIGHTS[right].title.ru }))).toBeVisible();
    await expect(page.getByText('Свеча')).toHaveCount(0);
  }
});
