import sharp from 'sharp';
import { expect } from 'vitest';
import type { Client, Fields } from './client.ts';
import { sellerUrl, type TestApp } from './harness.ts';
import { cardOf, createProduct, requestPhotoUpload } from './products.documents.ts';
import type { Shop } from './seeds.ts';

export const picture = (format: 'jpeg' | 'png' | 'webp' = 'jpeg', width = 60): Promise<Buffer> =>
  sharp({ create: { width, height: 40, channels: 3, background: { r: 10, g: 90, b: 200 } } })
    .toFormat(format)
    .toBuffer();

/** A new colleague, because a member has twenty uploads a day. */
export async function contentManager(app: TestApp, shop: Shop): Promise<Client & { memberId: string }> {
  const person = await app.member(shop, ['content_manager']);
  return Object.assign(await app.as(person, shop.companyId), { memberId: person.memberId });
}

let count = 0;

export async function newProduct(client: Client): Promise<string> {
  const { createProduct: made } = await client.get(createProduct, { input: cardOf(`PHOTO-${++count}`) });
  return made.id;
}

/** Where the client may put one photo of the product. */
export async function addressFor(client: Client, productId: string): Promise<string> {
  const { requestPhotoUpload: upload } = await client.get(requestPhotoUpload, { id: productId });
  expect(upload).toMatchObject({ __typename: 'Upload', url: expect.stringMatching(/^\/uploads\/[\w-]{70}$/) });
  return upload.url;
}

/** As our portal's page does it: no token but that of the address. */
export async function put(
  app: TestApp,
  address: string,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Fields }> {
  const response = await fetch(app.url + address, {
    method: 'PUT',
    headers: { origin: sellerUrl, 'content-type': 'image/jpeg', ...headers },
    body: new Blob([new Uint8Array(bytes)]),
  });
  return { status: response.status, body: (await response.json()) as Fields };
}
