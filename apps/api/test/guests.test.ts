import { readFile } from 'node:fs/promises';
import { parse, print } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './harness.ts';
import { password } from './seeds.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ ANONYMOUS_DOCUMENTS: 'registered' });
});

afterAll(() => app.stop());

/** A document of the portals, as they send it. */
async function documentOf(file: string, name: string): Promise<string> {
  const module: Record<string, Parameters<typeof print>[0]> = await import(new URL(`../../../${file}`, import.meta.url).href);
  const document = module[`${name}Document`];
  if (!document) throw new Error(`${file} holds no ${name}`);
  return print(document);
}

const offer = () => documentOf('apps/seller/src/features/registration/offer.generated.ts', 'Offer');

async function rawAnswer(body: unknown): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json', origin: app.guest().origin };
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
}

describe('a guest', () => {
  it('runs the documents of our own apps, however they are laid out', async () => {
    const { offer: shown } = await app.guest().get(await offer(), { locale: 'RU' });
    expect(shown.version).toBeTruthy();
    const narrow = print(parse(await offer())).replaceAll(/\s+/g, ' ');
    expect(await app.guest().refusal(narrow, { locale: 'EN' })).toBeNull();
  });

  it.each([
    ['a valid document that is not ours', '{ offer(locale: RU) { version } }'],
    ['a field that does not exist', '{ offerr }'],
    ['introspection', '{ __schema { types { name } } }'],
    ['no GraphQL at all', '}{'],
    ['nothing', ''],
    ['a bomb', `{ ${'a '.repeat(20_000)} }`],
  ])('gets one constant answer to %s', async (_, query) => {
    const refused = { status: 401, text: '{"errors":[{"message":"UNAUTHENTICATED","extensions":{"code":"UNAUTHENTICATED"}}]}' };
    expect(await rawAnswer({ query })).toEqual(refused);
  });
});

it('lets somebody who is signed in ask in their own words', async () => {
  const shop = await app.shop();
  const owner = app.guest();
  const { signIn } = await owner.get(await documentOf('packages/ui/src/auth/session.generated.ts', 'SignIn'), {
    input: { name: shop.owner.email, password },
  });
  owner.accessToken = signIn.accessToken;
  const { viewer } = await owner.get('{ viewer { user { email } } }');
  expect(viewer.user.email).toBe(shop.owner.email);
});

it('has a registered document for everything that a guest does in the portals', async () => {
  const manifest = new URL('../../../packages/graphql-client/documents.generated.json', import.meta.url);
  const names = Object.keys(JSON.parse(await readFile(manifest, 'utf8')));
  expect(names).toEqual(expect.arrayContaining(['Register', 'SignIn', 'RefreshSession', 'InvitationPreview', 'RequestPasswordReset']));
});
