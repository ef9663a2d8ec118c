import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { folderStorage } from './storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'prikazchik-storage-'));
const storage = folderStorage(folder);
const key = 'shop-1/photo-1.webp';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = async (from: string) => {
  const content = await storage.read(from);
  return content && text(content);
};

it('gives back what was put, until it is removed', async () => {
  expect(await read(key)).toBeNull();
  await storage.put(key, Buffer.from('first'));
  await storage.put(key, Buffer.from('second'));
  expect(await read(key)).toBe('second');
  expect(readdirSync(join(folder, 'shop-1'))).toEqual(['photo-1.webp']);
  await storage.remove(key);
  await storage.remove(key);
  expect(await read(key)).toBeNull();
});

it.each([
  '../photo.webp',
  'shop/../../photo.webp',
  '/etc/passwd',
  'photo.webp',
  'shop/photo.png',
  'Shop/photo.webp',
  'a/b/photo.webp',
  'shop/photo.webp\n',
  '',
])('keeps out of %j', async (outside) => {
  await expect(storage.put(outside, Buffer.from('x'))).rejects.toThrow('Not a key');
  await expect(storage.read(outside)).rejects.toThrow('Not a key');
  await expect((async () => storage.remove(outside))()).rejects.toThrow('Not a key');
});
