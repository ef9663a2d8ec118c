import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { startApp, type TestApp } from './harness.ts';
import { addressFor, contentManager, newProduct, picture, put } from './photos.ts';
import { productById, products, removePhoto } from './products.documents.ts';
import type { Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

async function withPhoto(client: Client): Promise<{ productId: string; photo: { id: string; url: string } }> {
  const productId = await newProduct(owner);
  await put(app, await addressFor(client, productId), await picture());
  const { product } = await owner.get(productById, { id: productId });
  return { productId, photo: product.photos[0] };
}

it('shows the photos of every product, in the order in which they came', async () => {
  const client = await contentManager(app, shop);
  const expected: Record<string, string[]> = {};
  for (const photos of [3, 0, 1]) {
    const id = await newProduct(owner);
    const ids: string[] = [];
    for (let number = 0; number < photos; number++) ids.push((await put(app, await addressFor(client, id), await picture())).body.id);
    expected[id] = ids;
  }
  const [first = '', ids = []] = Object.entries(expected)[0] ?? [];
  await client.get(removePhoto, { id: ids.shift() });
  ids.push((await put(app, await addressFor(client, first), await picture())).body.id);

  const photosOf = (product: Fields) => product.photos.map((photo: Fields) => photo.id);
  expect(photosOf((await client.get(productById, { id: first })).product)).toEqual(ids);
  const { edges } = (await client.get(products)).products;
  expect(Object.fromEntries(edges.map(({ node }: Fields) => [node.id, photosOf(node)]))).toEqual(expected);
});

describe('a photo’s address', () => {
  it('gives the picture alone: WebP, without what the camera knew, as nothing but a picture', async () => {
    const client = await contentManager(app, shop);
    const id = await newProduct(owner);
    const photographed = sharp(await picture()).withExif({
      IFD0: { Artist: 'A person' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 45/1 0/1' },
    });
    await put(app, await addressFor(client, id), await photographed.jpeg().toBuffer());
    const { product } = await client.get(productById, { id });
    const response = await fetch(app.url + product.photos[0].url);
    expect(response.status).toBe(200);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': 'inline; filename="photo.webp"',
    });
    const [, seconds] = headers['cache-control']?.match(/^private, max-age=(\d+), immutable$/) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(3600);
    expect(Number(seconds)).toBeLessThanOrEqual(7200);
    const metadata = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect(metadata).toMatchObject({ format: 'webp', width: 60, height: 40 });
    expect(metadata.exif).toBeUndefined();
  });

  it('is no way to anything else', async () => {
    const { photo } = await withPhoto(await contentManager(app, shop));
    const { photo: another } = await withPhoto(await contentManager(app, shop));
    const [path, query] = photo.url.split('?');
    const [, , company, name] = path?.split('/') ?? [];
    const longer = photo.url.replace(/e=(\d+)/, (_all, expires) => `e=${Number(expires) + 3600}`);
    for (const address of [
      path,
      longer,
      photo.url.slice(0, -1),
      `${path}?e=0&s=`,
      `${path}?${query}&${query}`,
      `${another.url.split('?')[0]}?${query}`,
      `/files/${randomUUID()}/${name}?${query}`,
      `/files/${company}/..%2f${company}%2f${name}?${query}`,
      `/files/..%2f..%2fetc/passwd?${query}`,
      '/files/',
      `/files/${company}`,
    ]) {
      const response = await fetch(app.url + address);
      expect({ address, status: response.status, caching: response.headers.get('cache-control') }).toEqual({
        address,
        status: 404,
        caching: 'no-store',
      });
      expect(await response.json()).toEqual({ code: 'NOT_FOUND' });
    }
    expect((await fetch(app.url + photo.url)).status).toBe(200);
  });
});

describe('removing a photo', () => {
  it('takes the file and the place away, once', async () => {
    const client = await contentManager(app, shop);
    const { productId, photo } = await withPhoto(client);
    const answers = await Promise.all(Array.from({ length: 4 }, () => client.ask(removePhoto, { id: photo.id })));
    expect(answers.filter(({ data }) => data?.removePhoto.photos.length === 0)).toHaveLength(1);
    expect(answers.filter(({ errors }) => errors[0]?.extensions?.code === 'NOT_FOUND')).toHaveLength(3);
    expect((await fetch(app.url + photo.url)).status).toBe(404);
    const [product] = await app.sql`select photo_count from products where id = ${productId}`;
    expect(product).toEqual({ photo_count: 0 });
    const rows =
      await app.sql`select before, after from audit_log where action = 'photo.remove' and outcome = 'done' and object_id = ${photo.id}`;
    expect(rows).toEqual([{ before: { product: productId, photos: 1 }, after: { product: productId, photos: 0 } }]);
  });

  it("is not for another shop's people", async () => {
    const { photo } = await withPhoto(await contentManager(app, shop));
    const other = await app.shop();
    const stranger = await app.as(other.owner, other.companyId);
    expect(await stranger.refusal(removePhoto, { id: photo.id })).toBe('NOT_FOUND');
    expect((await fetch(app.url + photo.url)).status).toBe(200);
  });
});
