import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { isProtected } from '@prikazchik/permissions/operation';
import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '../src/platform/graphql/schema.ts';
import { argumentsOf } from './arguments.ts';
import type { Client } from './client.ts';
import { confirmationOf, confirmed } from './confirmations.ts';
import { startApp, type TestApp } from './harness.ts';
import { offerOwnership } from './ownership.documents.ts';
import { sessionOf } from './players.ts';
import { cardOf, createProduct, requestPhotoUpload } from './products.documents.ts';
import { createRole } from './roles.documents.ts';
import { composeResolvers, documentOf, type RootField, rootFields } from './schema.ts';
import type { Shop } from './seeds.ts';

/**
 * Every id that the API takes anywhere, generated from the schema: what belongs to another shop, what never was and what is
 * no id at all must be told apart by nobody, and must leave no trace in anything that is the other shop's.
 *
 * Each of these was broken on purpose and seen to fail here: a repository forgets the shop; an id of a wrong form is
 * not looked at, or answered otherwise; a refusal says FORBIDDEN; a hand-off asks for no place in the shop. That row-level
 * security shows nothing either, whatever a repository asks, is proved in `isolation.test.ts` and `row-security.test.ts`.
 */
interface IdArgument {
  root: RootField;
  /** `['input', 'memberId']`. */
  path: string[];
  /** Whether it may be left out, and so be null. */
  optional: boolean;
  /** Whether it is one of several. */
  list: boolean;
}

type Found = Omit<IdArgument, 'root'>;

function idsAmong(items: readonly (GraphQLArgument | GraphQLInputField)[], path: string[] = []): Found[] {
  return items.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (isInputObjectType(named)) return idsAmong(Object.values(named.getFields()), [...path, name]);
    return named.name === 'ID' ? [{ path: [...path, name], optional: !isNonNullType(type), list: isListType(getNullableType(type)) }] : [];
  });
}

const idArguments: (IdArgument & { title: string })[] = rootFields(buildSchema(await composeResolvers())).flatMap((root) =>
  idsAmong(root.field.args).map((found) => ({ root, ...found, title: `${root.name}(${found.path.join('.')})` })),
);

/** What is the shop's own in every other place for an id: `productId` beside `warehouseId`. */
function besides({ root, path: asked }: IdArgument): Record<string, unknown> {
  const values = argumentsOf(root.field);
  const others = idArguments.filter(({ root: { name }, path, optional }) => name === root.name && `${path}` !== `${asked}` && !optional);
  return others.reduce((filled, { path }) => {
    const id = own[path.at(-1)?.replace(/Id$/, '') ?? ''];
    return id ? put(filled, path, id) : filled;
  }, values);
}

/** The values with this one in its place; in everything of a list that stands on the way. */
function put<T>(values: T, [name = '', ...rest]: readonly string[], value: unknown): T {
  if (Array.isArray(values)) return values.map((one) => put(one, [name, ...rest], value)) as T;
  const inner = (values as Record<string, unknown>)[name];
  return { ...values, [name]: rest.length > 0 ? put(inner, rest, value) : value };
}

function withId(argument: IdArgument, id: unknown): Record<string, unknown> {
  return put(besides(argument), argument.path, argument.list ? [id] : id);
}

/** What is sent: whatever is protected answers to nothing that was not confirmed, so it is, each time anew. */
async function readyFor({ root, ...argument }: IdArgument, id: unknown): Promise<Record<string, unknown>> {
  const variables = withId({ root, ...argument }, id);
  if (!isProtected(root.field.name)) return variables;
  const document = documentOf(root, '{ __typename ... on Problem { code field params } }');
  return { ...variables, confirmation: await confirmationOf(owner, document, variables) };
}

let app: TestApp;
let foreign: Record<string, string>;
let own: Record<string, string>;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  const [mine, theirs] = [await app.shop(), await app.shop()];
  owner = await app.as(mine.owner, mine.companyId);
  own = await oneOfEverything(mine, owner);
  foreign = await oneOfEverything(theirs, await app.as(theirs.owner, theirs.companyId));
});
afterAll(() => app.stop());

/** The ids of everything that a shop has. */
async function oneOfEverything(shop: Shop, client: Client): Promise<Record<string, string>> {
  const address = `someone@${shop.companyId}.test`;
  const { memberId, userId, email } = await app.member(shop, ['manager']);
  const { createProduct: product } = await client.get(createProduct, { input: cardOf('А-1') });
  await client.get(requestPhotoUpload, { id: product.id });
  const { inviteMember: invitation } = await client.get(
    `mutation { inviteMember(input: { email: "${address}", roles: [MANAGER], locale: RU }) { ... on Invitation { id } } }`,
  );
  const { createRole: role } = await client.get(createRole, { input: { name: 'Своя', description: null, rights: ['team.read'] } });
  const { viewAsRole: viewing } = await client.get('mutation { viewAsRole(role: MANAGER) { ... on Viewing { id } } }');
  const { requestAccess: accessRequest } = await (await app.as({ email }, shop.companyId)).get(
    'mutation { requestAccess(input: { right: "finance.read" }) { ... on AccessRequest { id } } }',
  );
  // Invited already: whatever is sent of the list, the worker finds nothing to do.
  const { prepareInvitations: batch } = await client.get(
    `mutation { prepareInvitations(input: { list: "${address}", roles: [MANAGER], locale: RU }) { ... on InvitationBatch { id } } }`,
  );
  const [photo, notice, passkey, emailChange] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const [ownRequest, entry] = [randomUUID(), randomUUID()];
  await app.sql`insert into invitations (company_id, id, kind, label, roles, locale, state, delivery, hours, invited_by, expires_at, asked_by, asked_at)
    values (${shop.companyId}, ${entry}, 'link', 'Семён', '{manager}', 'ru', 'asked', null, 24, ${shop.owner.memberId}, now() + interval '1 day',
      ${shop.owner.userId}, now())`;
  await app.sql`insert into access_requests (company_id, id, member_id, "right")
    values (${shop.companyId}, ${ownRequest}, ${shop.owner.memberId}, 'finance.read')`;
  await app.sql`insert into passkeys (id, user_id, portal, credential_id, public_key, counter)
    values (${passkey}, ${shop.owner.userId}, 'seller', ${passkey}, '', 0)`;
  // Of one whose places are others by now: it is found, and over.
  await app.sql`insert into email_changes (id, user_id, session_id, email, email_key, old_email, old_email_key, standing, confirmed_at, expires_at)
    select ${emailChange}, ${userId}, id, ${address}, ${address}, '', '', '', now(), now() + interval '1 day' from sessions where user_id = ${shop.owner.userId} limit 1`;
  await app.sql`insert into notices (id, user_id, kind, facts) values (${notice}, ${shop.owner.userId}, 'WELCOME', '{}')`;
  await app.sql`insert into product_photos (company_id, id, product_id, file_key, width, height, bytes, position)
    values (${shop.companyId}, ${photo}, ${product.id}, ${`${shop.companyId}/${photo}.webp`}, 1, 1, 1, 1)`;
  const { offerOwnership: transfer } = await confirmed(client, offerOwnership, { memberId });
  // The worker must have no hand in it any more.
  while ((await app.sql`select from invitations where id = ${invitation.id} and delivery = 'sent'`).length === 0) await delay(20);
  const rows = await app.sql<{ kind: string; id: string }[]>`
    select 'warehouse' as kind, id from warehouses where company_id = ${shop.companyId}
    union all select 'upload', id from uploads where company_id = ${shop.companyId}`;
  const found = Object.fromEntries(rows.map(({ kind, id }) => [kind, id]));
  return {
    company: shop.companyId,
    member: memberId,
    user: userId,
    product: product.id,
    invitation: invitation.id,
    role: role.key,
    batch: batch.id,
    viewing: viewing.id,
    accessRequest: accessRequest.id,
    ownRequest,
    entry,
    photo,
    notice,
    passkey,
    transfer: transfer.id,
    emailChange,
    session: sessionOf((await app.as(shop.owner, shop.companyId)).accessToken) ?? '',
    ...found,
  };
}

/** Everything that the database holds but journals, counters and what was confirmed, in a form that any change of any row changes. */
async function contents(): Promise<Record<string, string>> {
  const tables = await app.sql<{ name: string }[]>`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and relkind = 'r' and relname not in ('audit_log', 'audit_heads', 'account_log', 'rate_limits', 'confirmations')`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await app.sql<{ hash: string }[]>`
      select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${app.sql(name)} t`;
    hashes[name] = row?.hash ?? '';
  }
  return hashes;
}

it('takes ids in the places that are known', () => {
  expect(idArguments.length).toBeGreaterThanOrEqual(15);
});

async function expectNothingAt(argument: IdArgument, ids: readonly unknown[]): Promise<void> {
  const document = documentOf(argument.root);
  const before = await contents();
  const { errors, ...rest } = await owner.ask(document, await readyFor(argument, randomUUID()));
  expect(errors).toEqual([
    { message: 'NOT_FOUND', path: [argument.root.field.name], locations: expect.anything(), extensions: { code: 'NOT_FOUND' } },
  ]);
  for (const id of ids) {
    expect(await owner.ask(document, await readyFor(argument, id)), `for ${JSON.stringify(id)}`).toEqual({ errors, ...rest });
  }
  expect(await contents()).toEqual(before);
  expect(await app.sql`select action from audit_log where company_id = ${foreign.company ?? ''} and outcome = 'refused'`).toEqual([]);
}

it.each(idArguments)('$title: answers alike to what is foreign, unknown and no id, and changes nothing', async (argument) => {
  await expectNothingAt(argument, [...Object.values(foreign), ...wrong]);
});

/** Forms that some parser somewhere takes for a UUID, and texts that none does. */
const wrong = [
  'abc',
  '',
  ' ',
  5,
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  `{${randomUUID()}}`,
  `urn:uuid:${randomUUID()}`,
  randomUUID().replaceAll('-', ''),
  `${randomUUID()} `,
  `${randomUUID()}' or '1'='1`,
  '٣'.repeat(36),
  'a'.repeat(90_000),
];

it.each(idArguments)('$title: is refused as a document, not as an id, when it is none of the type', async (argument) => {
  for (const id of [...(argument.optional ? [] : [null]), true, 1.5, { id: foreign.product }, [foreign.product, foreign.member]]) {
    const { status, data, errors } = await owner.ask(documentOf(argument.root), withId(argument, id));
    expect({ status, data, codes: errors.map(({ extensions }) => extensions?.code) }, JSON.stringify(id)).toEqual({
      status: 400,
      data: null,
      codes: ['BAD_USER_INPUT'],
    });
  }
});

// What the refusals above are worth: with an own id each of the fields does find something.
it.each(idArguments)('$title: finds what is the own', async (argument) => {
  const codes: (string | null)[] = [];
  for (const id of Object.values(own)) codes.push(await owner.refusal(documentOf(argument.root), await readyFor(argument, id)));
  expect(codes).toContain(null);
});

describe('without row-level security', () => {
  beforeAll(async () => {
    const tables = await app.sql<{ name: string }[]>`select tablename as name from pg_policies where policyname = 'own_company'`;
    for (const { name } of tables) await app.sql`alter policy own_company on ${app.sql(name)} using (true) with check (true)`;
  });

  it.each(idArguments)('$title: the repository alone finds nothing of another shop', async (argument) => {
    await expectNothingAt(argument, Object.values(foreign));
  });
});
