import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { startApp, type TestApp } from './harness.ts';
import {
  archiveProduct,
  cardOf,
  createProduct,
  productById,
  productCounts,
  products,
  removePhoto,
  requestPhotoUpload,
  restoreProduct,
  setPrice,
  updateProduct,
} from './products.documents.ts';
import type { Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;
let count = 0;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const newSku = () => `SKU-${++count}`;

async function created(client = owner, card = cardOf(newSku())): Promise<Fields> {
  const { createProduct: made } = await client.get(createProduct, { input: card });
  expect(made).toMatchObject({ __typename: 'Product' });
  return made;
}

const journalOf = (id: string) => app.sql`select action, outcome, reason, before, after from audit_log where object_id = ${id} order by id`;

describe('who may', () => {
  it.each(['accountant', 'warehouse_operator'] as const)('not the %s: nothing of products is theirs', async (role) => {
    const client = await app.as(await app.member(shop, [role]), shop.companyId);
    const { id } = await created();
    for (const [document, variables] of [
      [products, {}],
      [productById, { id }],
      [productCounts, {}],
      [createProduct, { input: cardOf(newSku()) }],
      [updateProduct, { id, version: 1, input: cardOf(newSku()) }],
      [setPrice, { input: { productId: id, amountMinor: 100 } }],
      [archiveProduct, { id }],
      [restoreProduct, { id }],
      [requestPhotoUpload, { id }],
      [removePhoto, { id: randomUUID() }],
    ] as const) {
      expect(await client.refusal(document, variables)).toBe('FORBIDDEN');
    }
    expect((await owner.get(productById, { id })).product).toMatchObject({ version: 1, state: 'ACTIVE', price: null });
  });

  it('the content manager: from the card to the archive', async () => {
    const client = await app.as(await app.member(shop, ['content_manager']), shop.companyId);
    const { id, version } = await created(client);
    const texts = cardOf(newSku(), {
      title: 'Кружка «Поле»',
      description: 'Эмаль.\nНе боится костра.',
      seoTitle: 'Кружка',
      seoDescription: 'Купить',
    });
    const { updateProduct: updated } = await client.get(updateProduct, { id, version, input: texts });
    expect(updated).toMatchObject({ ...texts, version: version + 1 });
    const { setPrice: priced } = await client.get(setPrice, { input: { productId: id, amountMinor: 69_000, oldAmountMinor: 79_900 } });
    expect(priced).toMatchObject({ price: { amountMinor: 69_000, currency: 'RUB' }, oldPrice: { amountMinor: 79_900, currency: 'RUB' } });
    expect((await client.get(archiveProduct, { id })).archiveProduct).toMatchObject({ state: 'ARCHIVED' });
  });

  it('no guest, and nobody in a shop that does not trade yet', async () => {
    expect(await app.guest().refusal(products)).toBe('UNAUTHENTICATED');
    const young = await app.shop('registered');
    expect(await (await app.as(young.owner, young.companyId)).refusal(products)).toBe('FORBIDDEN');
  });

  it('see a product but not its price, when prices are taken from them', async () => {
    const manager = await app.member(shop, ['manager']);
    await app.api.database.write(shop.companyId, async (tx) => {
      await tx.execute(sql`insert into member_rights (company_id, member_id, "right", effect)
        select ${shop.companyId}::uuid, ${manager.memberId}::uuid, r, 'restrict' from unnest(array['prices.read', 'prices.write']) r`);
    });
    const { id } = await created();
    await owner.get(setPrice, { input: { productId: id, amountMinor: 5_000 } });
    const client = await app.as(manager, shop.companyId);
    const { data, errors } = await client.ask(productById, { id });
    expect(data?.product).toMatchObject({ id, price: null, oldPrice: null });
    expect(errors.map(({ extensions }) => extensions)).toEqual(Array(2).fill({ code: 'FORBIDDEN', right: 'prices.read' }));
    expect(await client.refusal(products, { sort: 'PRICE_ASC' })).toBe('FORBIDDEN');
    expect(await client.refusal(products, { filter: { withoutPrice: true } })).toBe('FORBIDDEN');
    expect(await client.refusal(products)).toBeNull();
  });
});

describe('changing', () => {
  it('refuses an article that the shop has, in whatever case, and allows it to another shop', async () => {
    const { id, version, sku } = await created(owner, cardOf('Кружка-А1'));
    const taken = { code: 'SKU_TAKEN', field: 'sku' };
    expect((await owner.get(createProduct, { input: cardOf('КРУЖКА-а1') })).createProduct).toMatchObject(taken);
    const other = await created();
    expect((await owner.get(updateProduct, { id: other.id, version: 1, input: cardOf('кружка-а1') })).updateProduct).toMatchObject(taken);
    expect((await owner.get(updateProduct, { id, version, input: cardOf(sku, { title: 'Та же' }) })).updateProduct).toMatchObject({
      title: 'Та же',
    });
    expect(await journalOf(other.id)).toMatchObject([
      { action: 'product.create', outcome: 'done' },
      { action: 'product.update', outcome: 'refused', reason: 'SKU_TAKEN', before: null, after: null },
    ]);
    const neighbour = await app.shop();
    await created(await app.as(neighbour.owner, neighbour.companyId), cardOf('Кружка-А1'));
  });

  it('makes one of many at once with one article', async () => {
    const sku = newSku();
    const answers = await Promise.all(Array.from({ length: 12 }, () => owner.get(createProduct, { input: cardOf(sku) })));
    expect(answers.filter(({ createProduct: made }) => made.__typename === 'Product')).toHaveLength(1);
    expect(answers.filter(({ createProduct: made }) => made.code === 'SKU_TAKEN' && made.field === 'sku')).toHaveLength(11);
  });

  it('lets one of two who began from the same texts win, and tells the other', async () => {
    const manager = await app.as(await app.member(shop, ['manager']), shop.companyId);
    const { id, sku } = await created();
    for (let version = 1; version <= 10; version++) {
      const attempts = [owner, manager].map((client, number) =>
        client.get(updateProduct, { id, version, input: cardOf(sku, { title: `${version} от ${number}` }) }),
      );
      const answers = (await Promise.all(attempts)).map(({ updateProduct: answer }) => answer);
      const [won] = answers.filter(({ __typename }) => __typename === 'Product');
      expect(answers.filter(({ code }) => code === 'CHANGED_MEANWHILE')).toHaveLength(1);
      expect((await owner.get(productById, { id })).product).toMatchObject({ title: won?.title, version: version + 1 });
    }
  });

  it('refuses nobody their texts because of a price', async () => {
    const { id, sku } = await created();
    await owner.get(setPrice, { input: { productId: id, amountMinor: 100 } });
    expect((await owner.get(updateProduct, { id, version: 1, input: cardOf(sku) })).updateProduct).toMatchObject({
      version: 2,
      price: { amountMinor: 100 },
    });
    for (const version of [1, 3, -1, 2_147_483_647]) {
      expect((await owner.get(updateProduct, { id, version, input: cardOf(sku) })).updateProduct).toMatchObject({
        code: 'CHANGED_MEANWHILE',
        field: null,
      });
    }
  });

  it.each([
    [{ amountMinor: 0 }, 'amountMinor'],
    [{ amountMinor: -5 }, 'amountMinor'],
    [{ amountMinor: 2_000_000_001 }, 'amountMinor'],
    [{ amountMinor: 100, oldAmountMinor: 100 }, 'oldAmountMinor'],
    [{ amountMinor: 100, oldAmountMinor: 99 }, 'oldAmountMinor'],
  ])('refuses the price %j', async (price, field) => {
    const { id } = await created();
    expect((await owner.get(setPrice, { input: { productId: id, ...price } })).setPrice).toMatchObject({ code: 'INVALID_NUMBER', field });
    expect((await owner.get(productById, { id })).product).toMatchObject({ price: null, oldPrice: null });
  });

  it('takes the old price away when none is given', async () => {
    const { id } = await created();
    await owner.get(setPrice, { input: { productId: id, amountMinor: 100, oldAmountMinor: 200 } });
    expect((await owner.get(setPrice, { input: { productId: id, amountMinor: 150 } })).setPrice).toMatchObject({
      price: { amountMinor: 150 },
      oldPrice: null,
    });
  });

  it('goes into the archive and out of it, once each', async () => {
    const { id } = await created();
    const answers = await Promise.all(Array.from({ length: 5 }, () => owner.get(archiveProduct, { id })));
    expect(answers.filter(({ archiveProduct: answer }) => answer.state === 'ARCHIVED')).toHaveLength(1);
    expect(answers.filter(({ archiveProduct: answer }) => answer.code === 'WRONG_STATE')).toHaveLength(4);
    expect((await owner.get(restoreProduct, { id })).restoreProduct).toMatchObject({ state: 'ACTIVE' });
    expect((await owner.get(restoreProduct, { id })).restoreProduct).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('leaves a row of what was and what is, and by whom', async () => {
    const { id, sku } = await created();
    await owner.get(updateProduct, { id, version: 1, input: cardOf(sku, { title: 'Новое имя' }) });
    await owner.get(setPrice, { input: { productId: id, amountMinor: 100 } });
    await owner.get(archiveProduct, { id });
    expect(await journalOf(id)).toMatchObject([
      { action: 'product.create', outcome: 'done', before: null, after: { sku, title: `Товар ${sku}` } },
      { action: 'product.update', outcome: 'done', before: { title: `Товар ${sku}` }, after: { title: 'Новое имя' } },
      { action: 'product.setPrice', outcome: 'done', before: { priceMinor: null }, after: { priceMinor: 100 } },
      { action: 'product.archive', outcome: 'done', before: { state: 'active' }, after: { state: 'archived' } },
    ]);
    const [row] = await app.sql`select user_id, member_id, actor_roles from audit_log where object_id = ${id} limit 1`;
    expect(row).toEqual({ user_id: shop.owner.userId, member_id: shop.owner.memberId, actor_roles: ['owner'] });
  });
});

describe('what belongs to others', () => {
  it("is not there: another shop's id, nobody's and no id at all are answered alike", async () => {
    const other = await app.shop();
    const stranger = await app.as(other.owner, other.companyId);
    const { id: foreign } = await created(stranger);
    for (const id of [foreign, randomUUID(), 'garbage', '', `${foreign} `]) {
      for (const [document, variables] of [
        [productById, { id }],
        [updateProduct, { id, version: 1, input: cardOf(newSku()) }],
        [setPrice, { input: { productId: id, amountMinor: 100 } }],
        [archiveProduct, { id }],
        [restoreProduct, { id }],
        [requestPhotoUpload, { id }],
        [removePhoto, { id }],
      ] as const) {
        const { errors } = await owner.ask(document, variables);
        expect(errors.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
          { message: 'NOT_FOUND', extensions: { code: 'NOT_FOUND' } },
        ]);
      }
    }
    expect((await stranger.get(productById, { id: foreign })).product).toMatchObject({ version: 1, state: 'ACTIVE', price: null });
    expect((await stranger.get(products)).products.edges).toHaveLength(1);
  });
});
