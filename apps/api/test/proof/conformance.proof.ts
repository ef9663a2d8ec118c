import { type AuditResult, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { startApp, type TestApp } from '../harness.ts';
import { figure } from './figures.ts';

/** The GraphQL over HTTP specification, audited by its own package, for one who is signed in and may introspect. */
let app: TestApp;
let owner: Client;

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

/** What a server may do and ours does not, with the reason. */
const onPurpose = new Map([
  ['5A70', 'a GET is what a link, an image or a form of any page sends without asking'],
  ['D6D5', 'a GET, again: with variables'],
  ['6A70', 'a GET, again: with extensions'],
]);

const levels = { MUST: 13, SHOULD: 23, MAY: 25 };

it('holds whatever the specification demands and advises, and of what it leaves open all but GET', async () => {
  const signedIn: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${owner.accessToken}`);
    headers.set('origin', owner.origin);
    return fetch(input, { ...init, headers });
  };
  const results: AuditResult[] = [];
  for (const audit of serverAudits({ url: `${app.url}/graphql`, fetchFn: signedIn })) results.push(await audit.fn());
  const failed = results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.id} ${result.name}: ${result.reason}`]));
  expect(failed.filter((line) => !onPurpose.has(line.slice(0, 4)))).toEqual([]);
  const counts = Object.keys(levels).map((level) => {
    const ofLevel = results.filter(({ name }) => name.startsWith(`${level} `));
    return [level, ofLevel.length, ofLevel.filter(({ status }) => status === 'ok').length] as const;
  });
  expect(counts).toEqual([
    ['MUST', levels.MUST, 13],
    ['SHOULD', levels.SHOULD, 23],
    ['MAY', levels.MAY, 25 - onPurpose.size],
  ]);
  figure({
    what: 'graphql-http audits of the server',
    size: `${results.length} audits`,
    result: `${counts.map(([level, all, ok]) => `${level} ${ok}/${all}`).join(', ')}; without ${[...onPurpose.keys()].join(', ')}: no GET`,
  });
});
