import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database, Reader } from '../../src/platform/db.ts';
import { Problem } from '../../src/platform/problem.ts';
import type { Client, Fields } from '../client.ts';
import { company, updateCompany } from '../companies.documents.ts';
import { inviteMember } from '../documents.ts';
import { archiveProduct, cardOf, createProduct, productById, products, setPrice, updateProduct } from '../products.documents.ts';

/** A shop of which every text says whose it is. */
export interface MarkedShop {
  number: number;
  companyId: string;
  client: Client;
  productIds: string[];
}

/** What every text of a shop begins with, as a SKU, a name and an address may; `marksIn` finds it again. */
export const markOf = (number: number) => `mark-${number}-`;

/** The numbers of the shops whose marks stand anywhere in it, however deep. */
export function marksIn(answer: unknown): number[] {
  return [...JSON.stringify(answer ?? null).matchAll(/mark-(\d+)-/g)].map(([, number]) => Number(number));
}

/** Something that a page or a form asks: the document and its variables. */
type Question = (shop: MarkedShop, other: MarkedShop, round: number) => [document: string, variables?: Fields];

const members = '{ members(first: 50) { edges { node { id fullName contacts { email } } } } }';
const invitations = '{ invitations(first: 50) { edges { node { id email invitedBy note } } } }';
const anyOf = (ids: string[], round: number) => ids[round % ids.length] ?? '';

/** Reads, writes, writes that end in a Problem, and attempts at what belongs to another shop. */
const questions: Question[] = [
  () => [products, { first: 50 }],
  () => [members],
  () => [invitations],
  () => [company],
  (shop, _, round) => [productById, { id: anyOf(shop.productIds, round) }],
  ({ number }, _, round) => [createProduct, { input: cardOf(`${markOf(number)}${round}`, { title: `${markOf(number)}made` }) }],
  (shop, _, round) => [setPrice, { input: { productId: anyOf(shop.productIds, round), amountMinor: round + 1 } }],
  ({ number }, _, round) => [updateCompany, { input: { name: `${markOf(number)}${round}`, timeZone: 'Europe/Moscow' } }],
  ({ number }, _, round) => [inviteMember, { input: { email: `${markOf(number)}${round}@mail.test`, roles: ['MANAGER'], locale: 'RU' } }],
  // The SKU is taken: rolled back after the insert was tried.
  ({ number }) => [createProduct, { input: cardOf(`${markOf(number)}seed`, { title: `${markOf(number)}double` }) }],
  // The version is an old one.
  (shop, _, round) => [
    updateProduct,
    { id: anyOf(shop.productIds, round), version: 0, input: cardOf(`${markOf(shop.number)}x`, { title: `${markOf(shop.number)}old` }) },
  ],
  (_, other, round) => [productById, { id: anyOf(other.productIds, round) }],
  ({ number }, other, round) => [
    updateProduct,
    { id: anyOf(other.productIds, round), version: 1, input: cardOf(`${markOf(number)}stolen`, { title: `${markOf(number)}stolen` }) },
  ],
  (_, other, round) => [archiveProduct, { id: anyOf(other.productIds, round) }],
];

/** How a request ended. `data`: something of the shop came; `refused`: a Problem, or no such thing; `away`: a clear 503. */
export type Ending = 'data' | 'refused' | 'away' | 'hung up' | 'unexpected';

const away = new Set(['UNAVAILABLE', 'SERVICE_UNAVAILABLE']);

function endingOf(status: number, { data, errors }: { data?: Fields | null; errors?: { extensions?: { code?: string } }[] }): Ending {
  const codes = errors?.map(({ extensions }) => extensions?.code ?? '') ?? [];
  if (status === 503 || codes.some((code) => away.has(code))) return 'away';
  if (status >= 500 || codes.includes('INTERNAL')) return 'unexpected';
  const isProblem = Object.values(data ?? {}).some((value) => value?.__typename === 'Problem');
  return codes.length > 0 || isProblem || !data ? 'refused' : 'data';
}

/** Asks question number `round` of the shop; every thirteenth caller hangs up before the answer. */
export async function ask(shop: MarkedShop, other: MarkedShop, round: number): Promise<{ ending: Ending; answer: unknown }> {
  const [query, variables = {}] = questions[round % questions.length]?.(shop, other, round) ?? [''];
  const { base, origin, accessToken } = shop.client;
  // Another header than the person's own shop must not open the other one, either.
  const companyId = round % 29 === 0 ? other.companyId : shop.companyId;
  const headers = { 'content-type': 'application/json', origin, authorization: `Bearer ${accessToken}`, 'x-company': companyId };
  const signal = round % 13 === 0 ? AbortSignal.timeout(1 + (round % 20)) : undefined;
  try {
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
      ...(signal && { signal }),
    });
    const answer = JSON.parse(await response.text());
    return { ending: endingOf(response.status, answer), answer };
  } catch (error) {
    if (signal?.aborted) return { ending: 'hung up', answer: null };
    throw error;
  }
}

/** What a repository would do that forgot its shop, on the connections of the API; the marks of all rows that it reached. */
export async function forget(
  database: Database,
  { companyId, number }: MarkedShop,
  round: number,
): Promise<{ inside: number[]; outside: number[] }> {
  const everything = sql`select title from products union all select name from companies union all select email from invitations`;
  const read = async (reader: Reader) => marksIn([...(await reader.execute(everything))]);
  if (round % 3 === 0) return { inside: [], outside: await read(database.global) };
  if (round % 3 === 1) return { inside: await database.read(companyId, read), outside: await read(database.global) };
  const changed = await database.write(companyId, async (tx) => {
    const rows = await tx.execute(sql`update products set seo_title = ${markOf(number)} returning title`);
    await delay(round % 4);
    if (round % 5 === 0) return new Problem('REQUIRED');
    if (round % 7 === 0) await tx.execute(sql`select 1 / 0`);
    return marksIn([...rows]);
  });
  return { inside: changed instanceof Problem ? [] : changed, outside: [] };
}
