import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { archiveProduct, cardOf, createProduct } from '../products.documents.ts';
import type { Example, Examples, World } from './example.ts';

/** The rows of something done by a content manager to a product or a photo. */
async function byContentManager(
  world: World,
  action: string,
  [kind, id]: [string, string | null],
  variables: object,
  reason: string | null = null,
): Promise<Example> {
  const { client, who } = await world.member('content_manager');
  return { client, variables, rows: [{ log: 'shop', who, action, object: [kind, id], reason }] };
}

async function product(world: World): Promise<string> {
  const { createProduct: made } = await world.owner.get(createProduct, { input: cardOf(`А-${world.number()}`) });
  return made.id;
}

async function archived(world: World): Promise<string> {
  const id = await product(world);
  await world.owner.get(archiveProduct, { id });
  return id;
}

async function photo(world: World): Promise<string> {
  const { companyId } = world.shop;
  const [id, productId] = [randomUUID(), await product(world)];
  await world.app.sql`insert into product_photos (company_id, id, product_id, file_key, width, height, bytes, position)
    values (${companyId}, ${id}, ${productId}, ${`${companyId}/${id}.webp`}, 1, 1, 1, 1)`;
  await world.app.sql`update products set photo_count = 1 where id = ${productId}`;
  return id;
}

const price = (productId: string) => ({ input: { productId, amountMinor: 100 } });

/** Mutations about goods. */
export const catalog = {
  createProduct: {
    done: (world) => byContentManager(world, 'product.create', ['product', expect.any(String)], { input: cardOf(`А-${world.number()}`) }),
    async refused(world) {
      const input = cardOf(`А-${world.number()}`);
      await world.owner.get(createProduct, { input });
      return byContentManager(world, 'product.create', ['product', null], { input }, 'SKU_TAKEN');
    },
  },
  updateProduct: {
    async done(world) {
      const id = await product(world);
      return byContentManager(world, 'product.update', ['product', id], { id, version: 1, input: cardOf(`А-${world.number()}`) });
    },
    async refused(world) {
      const id = await product(world);
      const variables = { id, version: 7, input: cardOf(`А-${world.number()}`) };
      return byContentManager(world, 'product.update', ['product', id], variables, 'CHANGED_MEANWHILE');
    },
  },
  setPrice: {
    async done(world) {
      const id = await product(world);
      return byContentManager(world, 'product.setPrice', ['product', id], price(id));
    },
    async refused(world) {
      const id = randomUUID();
      return byContentManager(world, 'product.setPrice', ['product', id], price(id), 'NOT_FOUND');
    },
  },
  archiveProduct: {
    async done(world) {
      const id = await product(world);
      return byContentManager(world, 'product.archive', ['product', id], { id });
    },
    async refused(world) {
      const id = await archived(world);
      return byContentManager(world, 'product.archive', ['product', id], { id }, 'WRONG_STATE');
    },
  },
  restoreProduct: {
    async done(world) {
      const id = await archived(world);
      return byContentManager(world, 'product.restore', ['product', id], { id });
    },
    async refused(world) {
      const id = await product(world);
      return byContentManager(world, 'product.restore', ['product', id], { id }, 'WRONG_STATE');
    },
  },
  requestPhotoUpload: {
    async done(world) {
      const id = await product(world);
      return byContentManager(world, 'photo.requestUpload', ['product', id], { productId: id });
    },
    async refused(world) {
      const id = randomUUID();
      return byContentManager(world, 'photo.requestUpload', ['product', id], { productId: id }, 'NOT_FOUND');
    },
  },
  removePhoto: {
    async done(world) {
      const id = await photo(world);
      return byContentManager(world, 'photo.remove', ['photo', id], { id });
    },
    async refused(world) {
      const id = randomUUID();
      return byContentManager(world, 'photo.remove', ['photo', id], { id }, 'NOT_FOUND');
    },
  },
} satisfies Record<string, Examples>;
