import { emailKey, readEmail } from '@prikazchik/inputs/email';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { offer } from '../companies.documents.ts';
import { inviteMember, resendInvitation } from '../documents.ts';
import { startApp, type TestApp } from '../harness.ts';
import type { Received } from '../mailbox.ts';
import { send } from '../post.ts';
import { obraztsov } from '../shops.ts';
import { figure } from './figures.ts';
import { mailboxes, names } from './mailboxes.ts';
import { rounds } from './size.ts';

/** Hostile addresses and names, carried through the API, the worker and a real SMTP conversation. */
let app: TestApp;
let owner: Client;
let plain: string[];

const headersOf = ({ mail }: Received) => mail.headerLines.map(({ key }) => key).sort();

/** What arrived since there were so many; waits until it is as many as expected, and a moment for those that are not. */
async function arrived(before: number, count: number): Promise<readonly Received[]> {
  await expect.poll(() => app.mail.received().length, { timeout: 300_000, interval: 50 }).toBeGreaterThanOrEqual(before + count);
  await app.sql`select pg_sleep(0.5)`;
  return app.mail.received().slice(before);
}

const every = rounds({ full: 1, test: 5 });
const some = mailboxes.filter((_, index) => index % every === 0);
const accepted = (addresses: readonly string[]) =>
  addresses.filter((address) => !address.includes('\0') && typeof readEmail(address) === 'string');

beforeAll(async () => {
  app = await startApp();
  const shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  await owner.get(inviteMember, { input: { email: 'plain@mail.test', roles: ['MANAGER'], locale: 'RU' } });
  await app.mail.letter('plain@mail.test');
  plain = app.mail.received().flatMap(headersOf);
});
afterAll(() => app.stop());

/** Every letter went to one mailbox, that of one of the addresses, from us, with the headers that any letter has. */
function expectEnvelopes(letters: readonly Received[], addresses: readonly string[]): void {
  expect(letters.map(({ recipients }) => recipients.length)).toEqual(addresses.map(() => 1));
  expect(letters.map(({ recipients: [to = ''] }) => emailKey(to)).sort()).toEqual(addresses.map((address) => emailKey(address)).sort());
  expect(new Set(letters.map(({ sender }) => sender))).toEqual(new Set(['noreply@prikazchik.localhost']));
  for (const letter of letters) {
    expect(headersOf(letter)).toEqual(plain);
    const { to, cc, bcc } = letter.mail;
    expect([cc, bcc, Array.isArray(to)]).toEqual([undefined, undefined, false]);
  }
}

it('knows five hundred addresses', () => {
  expect(new Set(mailboxes).size).toBe(500);
  expect(accepted(mailboxes).length).toBeGreaterThan(30);
});

it('sends an invitation to exactly the mailboxes among hostile addresses, and again when asked', async () => {
  const before = app.mail.received().length;
  const invited: string[] = [];
  for (const email of some) {
    const { data, errors } = await owner.ask(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU' } });
    const answer = data?.inviteMember;
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(email.includes('\0') ? ['BAD_USER_INPUT'] : []);
    if (answer?.__typename === 'Invitation') invited.push(answer.id);
    else if (answer) expect(answer).toMatchObject({ code: expect.stringMatching(/INVALID_EMAIL|TOO_LONG/), field: 'email' });
  }
  const good = accepted(some);
  expect(invited).toHaveLength(good.length);
  expectEnvelopes(await arrived(before, good.length), good);
  for (const id of invited) await owner.get(resendInvitation, { id });
  expectEnvelopes((await arrived(before, 2 * good.length)).slice(good.length), good);
  figure({
    what: 'invitations to hostile addresses',
    size: `${some.length} of ${mailboxes.length}`,
    result: `${2 * good.length} letters to ${good.length} mailboxes, 1 RCPT each, 0 extra headers`,
  });
});

it('sends a confirmation to exactly the mailboxes that register', async () => {
  const { offer: current } = await owner.get(offer, { locale: 'RU' });
  const before = app.mail.received().length;
  const tried = some.filter((_, index) => index % rounds({ full: 1, test: 10 }) === 0);
  const company = { ...obraztsov, kpp: null };
  // One after another: more hashes than may wait would be told to come back.
  for (const [index, email] of tried.entries()) {
    const person = { fullName: 'Пётр Правдин', phone: '+79161234567', password: 'a lantern over the gate', locale: 'RU' };
    const input = { ...person, email, company, offerVersion: current.version, offerAccepted: true };
    const query = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }';
    await send(app.guest(), { body: { query, variables: { input } }, headers: { 'x-forwarded-for': `10.9.${index >> 8}.${index & 255}` } });
  }
  const good = accepted(tried);
  expectEnvelopes(await arrived(before, good.length), good);
  figure({
    what: 'registrations with hostile addresses',
    size: `${tried.length} of ${mailboxes.length}`,
    result: `${good.length} letters, 1 RCPT each, 0 extra headers`,
  });
});

const updateCompany = 'mutation ($input: CompanyInput!) { updateCompany(input: $input) { __typename ... on Problem { code } } }';
const updateProfile = 'mutation ($input: ProfileInput!) { updateProfile(input: $input) { __typename ... on Problem { code } } }';

it('makes no header, address or link of what a person, a shop or a note is called', async () => {
  const before = app.mail.received().length;
  const chosen = names.filter((_, index) => index % rounds({ full: 1, test: 2 }) === 0);
  const addresses: string[] = [];
  for (const [index, name] of chosen.entries()) {
    const [shop, person] = await Promise.all([
      owner.get(updateCompany, { input: { name, contactEmail: null, contactPhone: null, timeZone: 'Europe/Moscow' } }),
      owner.get(updateProfile, { input: { fullName: name, phone: null, locale: 'RU' } }),
    ]);
    expect([shop.updateCompany.__typename, person.updateProfile.__typename]).toEqual(['Company', 'User']);
    const email = `named${index}@mail.test`;
    addresses.push(email);
    const input = { email, roles: ['MANAGER'], locale: 'RU', note: `${name}\n${name}` };
    expect((await owner.get(inviteMember, { input })).inviteMember.__typename).toBe('Invitation');
    await app.mail.letter(email);
  }
  const letters = await arrived(before, chosen.length);
  expectEnvelopes(letters, addresses);
  for (const { mail } of letters) {
    expect(mail.from?.value).toEqual([{ address: 'noreply@prikazchik.localhost', name: 'Приказчик' }]);
    const { text = '', html, subject = '' } = mail;
    expect(subject).not.toMatch(/[\r\n]/);
    expect(linksIn(subject)).toEqual([]);
    expect(linksIn(text)).toEqual([expect.stringMatching(/^http:\/\/staff\.test\/invitation#/)]);
    expect(String(html).match(/<(a|img|script)\b/g)).toEqual(['<a']);
    expect(linksIn(String(html).replaceAll(/<[^>]*>/g, ' '))).toEqual([]);
  }
  figure({
    what: 'letters with hostile names of shop, person and note',
    size: `${chosen.length} names × 3 places`,
    result: '1 link each, ours; 0 extra headers',
  });
});

/** What mail programs make a link of: a scheme, `www.`, or letters, a dot and letters of a domain. */
const linksIn = (text: string) =>
  text.match(/\b(?:https?:\/\/|ftp:\/\/|www\.|mailto:)[\p{L}\d]\S*|\b[\p{L}\d-]+\.(?:test|рф)\b\S*|\S+@[\p{L}\d-]+\.\p{L}+/giu) ?? [];
