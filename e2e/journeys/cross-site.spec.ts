import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { SignOutDocument } from '@prikazchik/graphql-client/sign-out.generated.ts';
import { requestOf } from '@prikazchik/graphql-client/transport.ts';
import { RequestPasswordResetDocument } from '@prikazchik/ui/auth/letters.generated.ts';
import { ask } from '../api.ts';
import { ATTACKS, type Target } from '../attacks.ts';
import { inDatabase } from '../database.ts';
import { expect, test } from '../journey.ts';
import { CabinetPage } from '../pages/cabinet.page.ts';
import { SignInForm } from '../pages/sign-in.form.ts';
import { hire, openShop, type Person } from '../people.ts';
import { stack } from '../stack.ts';

/** What a server was sent: the method, the type and the body. */
type Heard = readonly [method: string, type: string, body: string];

/** A server that shows an empty page to everyone, and keeps what it was sent. */
async function listen(): Promise<{ server: Server; port: number; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('') || decodeURIComponent(request.url ?? '');
    heard.push([request.method ?? '', request.headers['content-type'] ?? '', body]);
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>elsewhere</title><body></body>');
  });
  server.on('upgrade', (request, socket) => {
    heard.push(['UPGRADE', request.headers.upgrade ?? '', 'RequestPasswordReset']);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, port, heard };
}

let foreign: Awaited<ReturnType<typeof listen>>;
let person: Person;
test.beforeAll(async () => {
  foreign = await listen();
  person = await hire(await openShop(), 'MANAGER');
});
test.afterAll(() => foreign.server.close());

/** An operation that anyone may run, as a portal writes it. */
function operation<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Omit<Target, 'url'> {
  const { query } = JSON.parse(String(requestOf(document, variables).body));
  return { query, variables };
}

const forget = () => operation(RequestPasswordResetDocument, { email: person.email });
const leave = () => operation(SignOutDocument, {});

interface Effects {
  letters: number;
  sessions: number;
}

/** What the operations would leave behind: a link for a new password, and fewer living sessions. */
async function effects(): Promise<Effects | undefined> {
  const [found] = await inDatabase(
    (sql) => sql<Effects[]>`
      select (select count(*)::int from links where user_id = users.id and purpose = 'reset-password') as letters,
             (select count(*)::int from sessions where user_id = users.id and ended_at is null) as sessions
      from users where email = ${person.email}`,
  );
  return found;
}

const names = Object.keys(ATTACKS);

test('each of the fourteen ways leaves the browser', async ({ page }) => {
  expect(names).toHaveLength(14);
  await page.goto(`http://127.0.0.1:${foreign.port}/`);
  const url = `http://localhost:${foreign.port}/graphql`;
  for (const [name, attack] of Object.entries(ATTACKS)) {
    foreign.heard.length = 0;
    await attack(page, { url, ...forget() });
    const isPreflight = /JSON$|rfc822/.test(name);
    const sent = foreign.heard.filter(([method, , body]) => (isPreflight ? method === 'OPTIONS' : body.includes('RequestPasswordReset')));
    expect(sent.length, name).toBeGreaterThan(0);
  }
});

// The first is another site. The second is the same site to the browser, which sends it the cookies, and another origin all the same.
for (const host of ['127.0.0.1', 'localhost']) {
  test(`a page of ${host} runs nothing in the name of one who is signed in`, async ({ page }) => {
    await page.goto(stack.staffUrl);
    await new SignInForm(page).send(person);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Мои магазины');
    const cabinet = new CabinetPage(page);
    await cabinet.signIn(person);
    const before = await effects();

    await page.goto(`http://${host}:${foreign.port}/`);
    for (const portal of [stack.sellerUrl, stack.staffUrl, stack.apiUrl]) {
      const url = `${portal}/graphql`;
      for (const attack of Object.values(ATTACKS)) {
        await attack(page, { url, ...forget() });
        await attack(page, { url, ...leave() });
      }
    }
    expect(await effects()).toEqual(before);
    await cabinet.open();
    await expect(cabinet.menu).toBeVisible();
    await page.goto(stack.staffUrl);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Мои магазины');
  });
}

test('the same operations run when a page of the portal sends them', async ({ page }) => {
  const before = await effects();
  await ask({ portal: stack.staffUrl }, RequestPasswordResetDocument, { email: person.email });
  const cabinet = new CabinetPage(page);
  await cabinet.signIn(person);
  expect(await effects()).toEqual({ letters: Number(before?.letters) + 1, sessions: Number(before?.sessions) + 1 });
  await cabinet.signOut(person.fullName);
  await expect(new SignInForm(page).form).toBeVisible();
  expect((await effects())?.sessions).toBe(before?.sessions);
});
