import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkSigner } from '../src/platform/link.ts';
import type { Client } from './client.ts';
import { changeRoles, removeMember, signOut } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { addressFor, contentManager, newProduct, picture, put } from './photos.ts';
import { productById, requestPhotoUpload } from './products.documents.ts';
import type { Shop } from './seeds.ts';

const filesDir = mkdtempSync(join(tmpdir(), 'prikazchik-photos-'));
const secret = randomBytes(32).toString('base64url');

let app: TestApp;
let shop: Shop;
let owner: Client;

beforeAll(async () => {
  app = await startApp({ FILES_DIR: filesDir, LINK_SECRET: secret });
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(async () => {
  await app.stop();
  rmSync(filesDir, { recursive: true, force: true });
});

/** Everything kept, whichever shop's. */
const filesKept = () => readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

const setPhotoCount = (productId: string, photos: number) =>
  app.api.database.write(shop.companyId, async (tx) => {
    await tx.execute(
      sql`update products set photo_count = ${photos} where company_id = ${shop.companyId}::uuid and id = ${productId}::uuid`,
    );
  });

describe('putting a photo', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('takes a %s in and shows it with the product', async (format) => {
    const client = await contentManager(app, shop);
    const id = await newProduct(client);
    const { status, body } = await put(app, await addressFor(client, id), await picture(format, 3200), {
      'content-type': `image/${format}`,
    });
    expect({ status, body }).toEqual({ status: 201, body: { id: expect.any(String) } });
    const { product } = await client.get(productById, { id });
    expect(product).toMatchObject({ version: 1, photos: [{ id: body.id, width: 1600, height: 20 }] });
    const [row] =
      await app.sql`select member_id, outcome, before, after from audit_log where action = 'photo.add' and object_id = ${body.id}`;
    expect(row).toMatchObject({
      member_id: client.memberId,
      outcome: 'done',
      before: { product: id, photos: 0 },
      after: { product: id, photos: 1, width: 1600 },
    });
  });

  it('works once, whoever comes at once', async () => {
    const client = await contentManager(app, shop);
    const id = await newProduct(owner);
    const url = await addressFor(client, id);
    const bytes = await picture();
    const answers = await Promise.all(Array.from({ length: 4 }, () => put(app, url, bytes)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(3).fill(410)]);
    expect(answers.filter(({ body }) => body.code === 'LINK_USED')).toHaveLength(3);
    expect((await client.get(productById, { id })).product.photos).toHaveLength(1);
    expect(await put(app, url, bytes)).toMatchObject({ status: 410, body: { code: 'LINK_USED', field: null } });
  });

  it('has ten places, and the last one is given once', async () => {
    const client = await contentManager(app, shop);
    const id = await newProduct(owner);
    await setPhotoCount(id, 9);
    const urls = [await addressFor(client, id), await addressFor(client, id)];
    const bytes = await picture();
    const answers = await Promise.all(urls.map((url) => put(app, url, bytes)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'PHOTO_LIMIT', params: { max: 10 } });
    expect((await client.get(requestPhotoUpload, { id })).requestPhotoUpload).toMatchObject({ code: 'PHOTO_LIMIT' });
    await setPhotoCount(id, 1);
    const spared = urls[answers.findIndex(({ status }) => status === 409)];
    expect((await put(app, spared ?? '', bytes)).status).toBe(201);
  });

  it('is given twenty times a day to one member, and never for what is not there', async () => {
    const client = await contentManager(app, shop);
    const id = await newProduct(owner);
    const answers = await Promise.all(Array.from({ length: 24 }, () => client.ask(requestPhotoUpload, { id })));
    const refusals = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions));
    expect(refusals).toEqual(Array(4).fill({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) }));
    expect(await client.refusal(requestPhotoUpload, { id: randomUUID() })).toBe('NOT_FOUND');
    await addressFor(await contentManager(app, shop), id);
  });
});

describe('putting is refused', () => {
  it('to what is no picture, and the address still works', async () => {
    const client = await contentManager(app, shop);
    const url = await addressFor(client, await newProduct(owner));
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await put(app, url, svg, { 'content-type': 'image/png' })).toMatchObject({ status: 422, body: { code: 'PHOTO_UNREADABLE' } });
    expect(await put(app, url, Buffer.alloc(0), { 'content-type': 'image/png' })).toMatchObject({
      status: 422,
      body: { code: 'PHOTO_UNREADABLE' },
    });
    expect((await put(app, url, await picture())).status).toBe(201);
  });

  it('to forty-one megapixels and to more than five megabytes', async () => {
    const url = await addressFor(await contentManager(app, shop), await newProduct(owner));
    const vast = await sharp({ create: { width: 8200, height: 5000, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    expect(await put(app, url, vast, { 'content-type': 'image/png' })).toMatchObject({ status: 413, body: { code: 'PHOTO_TOO_LARGE' } });
    const limit = 5 * 1024 * 1024;
    expect(await put(app, url, Buffer.alloc(limit + 1))).toMatchObject({ status: 413, body: { code: 'PHOTO_TOO_LARGE' } });
    const whole = await picture();
    expect((await put(app, url, Buffer.concat([whole, Buffer.alloc(limit - whole.length)]))).status).toBe(201);
  });

  it.each(['image/svg+xml', 'image/gif', 'text/html', 'application/json', 'application/octet-stream', 'multipart/form-data', ''])(
    'as %j, whatever the bytes are',
    async (type) => {
      const url = await addressFor(owner, await newProduct(owner));
      expect(await put(app, url, await picture(), { 'content-type': type })).toMatchObject({
        status: 415,
        body: { code: 'PHOTO_UNREADABLE' },
      });
    },
  );

  it('to a page of a foreign origin', async () => {
    const url = await addressFor(await contentManager(app, shop), await newProduct(owner));
    expect((await put(app, url, await picture(), { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('at an address that we did not make, or made for something else', async () => {
    const signer = linkSigner(secret);
    const id = randomUUID();
    const url = await addressFor(await contentManager(app, shop), await newProduct(owner));
    const forged = url.endsWith('A') ? `${url.slice(0, -1)}Q` : `${url.slice(0, -1)}A`;
    const made = [
      signer.sign('upload', { id, generation: 1 }),
      signer.sign('invitation', { id, generation: 1 }),
      'x',
      randomBytes(52).toString('base64url'),
    ];
    for (const address of [forged, ...made.map((token) => `/uploads/${token}`)]) {
      expect(await put(app, address, await picture())).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    }
  });

  it('ten minutes later', async () => {
    const url = await addressFor(owner, await newProduct(owner));
    const [last] = await app.sql`select id, expires_at - now() as left from uploads order by id desc limit 1`;
    expect(String(last?.left)).toMatch(/^00:09:/);
    await app.api.database.write(shop.companyId, async (tx) => {
      await tx.execute(sql`update uploads set expires_at = now() where company_id = ${shop.companyId}::uuid and id = ${last?.id}::uuid`);
    });
    expect(await put(app, url, await picture())).toMatchObject({ status: 410, body: { code: 'LINK_EXPIRED' } });
  });

  it('when the one who asked has signed out, lost the right or left', async () => {
    const bytes = await picture();
    const id = await newProduct(owner);
    const gone = await contentManager(app, shop);
    const afterSignOut = await addressFor(gone, id);
    await gone.get(signOut);
    expect(await put(app, afterSignOut, bytes)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });

    const demoted = await contentManager(app, shop);
    const afterChange = await addressFor(demoted, id);
    await owner.get(changeRoles, { input: { memberId: demoted.memberId, roles: ['ACCOUNTANT'] } });
    expect(await put(app, afterChange, bytes)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });

    const removed = await contentManager(app, shop);
    const afterRemoval = await addressFor(removed, id);
    await owner.get(removeMember, { id: removed.memberId });
    expect(await put(app, afterRemoval, bytes)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect((await owner.get(productById, { id })).product.photos).toEqual([]);
  });
});

it('has kept a file for every photo and none beside', async () => {
  const [photos] = await app.sql<{ count: number }[]>`select count(*)::int as count from product_photos`;
  expect(photos?.count).toBeGreaterThan(5);
  expect(filesKept()).toBe(photos?.count);
});
