import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { removeMember, signOut } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { picture, put } from './photos.ts';
import type { Person, Shop } from './seeds.ts';

/** People's own pictures. Broken on purpose and seen to fail here: an address is not used up; the file of the one before is kept. */
const filesDir = mkdtempSync(join(tmpdir(), 'prikazchik-avatars-'));
const secret = randomBytes(32).toString('base64url');

let app: TestApp;
let shop: Shop;
let person: Person;
let client: Client;

beforeAll(async () => {
  app = await startApp({ FILES_DIR: filesDir, LINK_SECRET: secret });
  shop = await app.shop();
});
afterAll(async () => {
  await app.stop();
  rmSync(filesDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await app.sql`delete from rate_limits`;
  person = await app.member(shop, ['manager']);
  client = await app.as(person, shop.companyId);
});

const upload = 'mutation { requestAvatarUpload { __typename ... on AvatarUpload { url expiresAt } ... on Problem { code } } }';
const remove = 'mutation { removeAvatar { __typename ... on Problem { code } } }';
const filesKept = () => readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

const addressFor = async (by = client): Promise<string> => (await by.get(upload)).requestAvatarUpload.url;
const mine = async (by = client): Promise<string | null> => (await by.get('{ viewer { user { avatarUrl } } }')).viewer.user.avatarUrl;
const seenBy = async (by: Client): Promise<Fields> =>
  (await by.get('query ($id: ID!) { member(id: $id) { fullName avatarUrl } }', { id: person.memberId })).member;

async function withPicture(): Promise<string> {
  expect(await put(app, await addressFor(), await picture('jpeg', 900))).toEqual({ status: 201, body: { id: person.userId } });
  return (await mine()) ?? '';
}

describe('a picture of one’s own', () => {
  it.each(['jpeg', 'png', 'webp'] as const)(
    'is taken from a %s, made small and shown to the person and their colleagues',
    async (format) => {
      expect(await mine()).toBeNull();
      const answer = await put(app, await addressFor(), await picture(format, 900), { 'content-type': `image/${format}` });
      expect(answer).toEqual({ status: 201, body: { id: person.userId } });
      const url = (await mine()) ?? '';
      const file = await fetch(app.url + url);
      expect([file.status, file.headers.get('content-type'), file.headers.get('x-content-type-options')]).toEqual([
        200,
        'image/webp',
        'nosniff',
      ]);
      const { width, height, exif, format: kept } = await sharp(await file.arrayBuffer()).metadata();
      expect({ width, height, exif, kept }).toEqual({ width: 256, height: 11, exif: undefined, kept: 'webp' });
      const colleague = await app.as(await app.member(shop, ['administrator']), shop.companyId);
      expect((await seenBy(colleague)).avatarUrl).toBe(url);
    },
  );

  it('takes the place of the one before, whose file goes, and can be removed', async () => {
    const before = filesKept();
    const first = await withPicture();
    const second = await withPicture();
    expect(second).not.toBe(first);
    expect([(await fetch(app.url + first)).status, (await fetch(app.url + second)).status]).toEqual([404, 200]);
    expect(filesKept()).toBe(before + 1);
    expect((await client.get(remove)).removeAvatar).toEqual({ __typename: 'Done' });
    expect([await mine(), (await fetch(app.url + second)).status, filesKept()]).toEqual([null, 404, before]);
    expect((await client.get(remove)).removeAvatar).toMatchObject({ code: 'WRONG_STATE' });
    const actions = await app.sql`select action from account_log where user_id = ${person.userId} and action like '%Avatar' order by at`;
    expect(actions.map(({ action }) => action)).toEqual([
      ...Array(2).fill(['account.requestAvatar', 'account.setAvatar']).flat(),
      'account.removeAvatar',
      'account.removeAvatar',
    ]);
  });

  it('is refused when it is none, too heavy or too vast, and leaves no file', async () => {
    const before = filesKept();
    const url = await addressFor();
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const html = Buffer.concat([await picture('png'), Buffer.from('<script>alert(1)</script>')]);
    expect(await put(app, url, svg, { 'content-type': 'image/png' })).toMatchObject({ status: 422, body: { code: 'PHOTO_UNREADABLE' } });
    expect(await put(app, url, Buffer.from('GIF89a'), { 'content-type': 'image/gif' })).toMatchObject({ status: 415 });
    expect(await put(app, url, Buffer.alloc(5 * 1024 * 1024 + 1))).toMatchObject({ status: 413 });
    const vast = await sharp({ create: { width: 8200, height: 5000, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    expect(await put(app, url, vast, { 'content-type': 'image/png' })).toMatchObject({ status: 413, body: { code: 'PHOTO_TOO_LARGE' } });
    expect([await mine(), filesKept()]).toEqual([null, before]);
    expect(await put(app, url, html, { 'content-type': 'image/png' })).toMatchObject({ status: 201 });
    const kept = Buffer.from(await (await fetch(app.url + (await mine()))).arrayBuffer());
    expect(kept.includes('<script>')).toBe(false);
  });
});

describe('the address to put it to', () => {
  it('works once, and dies with a newer one and with its session', async () => {
    const [older, url] = [await addressFor(), await addressFor()];
    expect(await put(app, older, await picture())).toMatchObject({ status: 422, body: { code: 'LINK_REPLACED' } });
    const answers = await Promise.all([1, 2, 3].map(async () => put(app, url, await picture())));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410]);
    const last = await addressFor();
    await client.get(signOut);
    const { status } = await put(app, last, await picture());
    expect(status).toBe(401);
  });

  it('is no address for a photo of a product, nor of anybody else: it changes the person who asked', async () => {
    const other = await app.as(await app.member(shop, ['manager']), shop.companyId);
    await put(app, await addressFor(other), await picture());
    expect([await mine(), typeof (await mine(other))]).toEqual([null, 'string']);
    expect(
      (await fetch(`${app.url}/uploads/${'A'.repeat(70)}`, { method: 'PUT', body: 'x', headers: { 'content-type': 'image/png' } })).status,
    ).toBe(404);
  });

  it('is given twenty times a day', async () => {
    for (let count = 0; count < 20; count++) await addressFor();
    expect(await client.refusal(upload)).toBe('RATE_LIMITED');
  });
});

it('is seen by those who see the colleague: not by a stranger, not under a forged address, not by one who was removed', async () => {
  const url = await withPicture();
  const stranger = await app.shop();
  const strangers = await app.as(stranger.owner, stranger.companyId);
  const ask = 'query ($id: ID!) { member(id: $id) { avatarUrl } }';
  expect(await strangers.refusal(ask, { id: person.memberId })).toBe('NOT_FOUND');
  expect(await app.guest().refusal(ask, { id: person.memberId })).toBe('UNAUTHENTICATED');
  for (const forged of [url.split('?')[0] ?? '', url.slice(0, -1), url.replace(/e=\d/, 'e=9')]) {
    expect((await fetch(app.url + forged)).status).toBe(404);
  }
  const former = await app.member(shop, ['administrator']);
  const formers = await app.as(former, shop.companyId);
  await (await app.as(shop.owner, shop.companyId)).get(removeMember, { id: former.memberId });
  expect(await formers.refusal(ask, { id: person.memberId })).toBe('FORBIDDEN');
});
