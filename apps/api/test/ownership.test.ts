import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { confirmationOf, confirmed } from './confirmations.ts';
import { blockMember, changeRoles, leaveCompany, removeMember, viewer } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { acceptOwnership, cancelOwnershipOffer, declineOwnership, offerOwnership, undoOwnership } from './ownership.documents.ts';
import { accept, listed, offer, open, openAccepted, ownersOf, type Scene, undo } from './ownership.ts';
import { createRole, deleteRole, roles } from './roles.documents.ts';
import { type Person, password } from './seeds.ts';

/**
 * Each of these was broken on purpose and seen to fail here: acceptance does not judge the one who offered anew; an offer past its
 * time is accepted; a block leaves the offer.
 */
let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const standing = async (client: Client) => (await client.get(viewer)).viewer;
const noticesOf = async ({ userId }: Person) =>
  (await app.sql<{ kind: string; facts: object }[]>`select kind, facts from notices where user_id = ${userId} order by id`).map(
    ({ kind, facts }) => [kind, facts],
  );

describe('an offer', () => {
  it('changes nothing yet, and is shown to both and to nobody else', async () => {
    const made = await open(app);
    const { shop, owner, other, heir } = made;
    expect(await offer(made)).toMatchObject({ state: 'OFFERED', from: shop.owner.fullName, to: heir.fullName, byYou: true });
    expect((await standing(owner)).membership).toMatchObject({ isOwner: true });
    expect(await listed(other)).toMatchObject([{ companyId: shop.companyId, state: 'OFFERED', byYou: false, undoUntil: null }]);
    expect(await listed(owner)).toMatchObject([{ byYou: true }]);
    expect(await listed(await app.as(await app.member(shop, ['administrator']), shop.companyId))).toEqual([]);
    const stranger = (await app.shop()).owner;
    expect(await listed(await app.as(stranger, shop.companyId))).toEqual([]);
  });

  it('is accepted and taken back by nobody whom the shop keeps out', async () => {
    const made = await open(app);
    const { shop, heir, owner, other } = made;
    const { id } = await offer(made);
    const bar = (memberId: string, until: Date | null) => app.sql`update members set barred_until = ${until} where id = ${memberId}`;
    await bar(heir.memberId, new Date(Date.now() + 1000));
    const kept = { code: 'FORBIDDEN', bar: 'SIGN_IN_AGAIN' };
    const refusedTo = async (client: Client, document: string) =>
      (await client.ask(document, { id, confirmation: await confirmationOf(client, document, { id }) })).errors[0]?.extensions;
    expect(await refusedTo(other, acceptOwnership)).toMatchObject(kept);
    expect(await ownersOf(app, made)).toEqual([{ id: shop.owner.memberId }]);
    await bar(heir.memberId, null);
    expect(await accept(made, id)).toMatchObject({ state: 'ACCEPTED' });
    await bar(shop.owner.memberId, new Date(Date.now() + 1000));
    expect(await refusedTo(owner, undoOwnership)).toMatchObject(kept);
    await bar(shop.owner.memberId, null);
    expect(await undo(owner, id)).toMatchObject({ state: 'UNDONE' });
  });

  it('lives for three days, by the clock of the database', async () => {
    const made = await open(app);
    const { id } = await offer(made);
    const [row] =
      await app.sql`select extract(epoch from expires_at - created_at)::int as seconds from ownership_transfers where id = ${id}`;
    expect(row).toEqual({ seconds: 72 * 3600 });
    await app.sql`update ownership_transfers set expires_at = now() where id = ${id}`;
    expect(await listed(made.other)).toEqual([]);
    expect(await accept(made, id)).toMatchObject({ code: 'OWNERSHIP_OFFER_OVER' });
    expect((await made.other.get(declineOwnership, { id })).declineOwnership).toMatchObject({ code: 'OWNERSHIP_OFFER_OVER' });
    expect((await made.owner.get(cancelOwnershipOffer, { id })).cancelOwnershipOffer).toMatchObject({ code: 'OWNERSHIP_OFFER_OVER' });
    expect(await offer(made)).toMatchObject({ state: 'OFFERED' });
    expect(await app.sql`select state from ownership_transfers where company_id = ${made.shop.companyId} order by id`).toEqual([
      { state: 'expired' },
      { state: 'offered' },
    ]);
  });

  it('is made by the owner alone, confirmed, to another who works there', async () => {
    const made = await open(app, 'administrator');
    const { shop, owner, other, heir } = made;
    const memberId = heir.memberId;
    expect(await other.refusal(offerOwnership, { memberId })).toBe('FORBIDDEN');
    expect((await owner.get(offerOwnership, { memberId })).offerOwnership).toMatchObject({ code: 'CONFIRMATION_NEEDED' });
    const blocked = await app.member(shop, ['manager']);
    await owner.get(blockMember, { id: blocked.memberId });
    const to = async (id: string) => (await confirmed(owner, offerOwnership, { memberId: id })).offerOwnership;
    expect(await to(blocked.memberId)).toMatchObject({ code: 'WRONG_STATE', field: 'memberId' });
    expect(await to(shop.owner.memberId)).toMatchObject({ code: 'NOT_YOURSELF', field: 'memberId' });
    const foreign = (await app.shop()).owner.memberId;
    const confirmation = await confirmationOf(owner, offerOwnership, { memberId: foreign });
    expect(await owner.refusal(offerOwnership, { memberId: foreign, confirmation })).toBe('NOT_FOUND');
  });

  it('is one at a time in a shop, of two made at once too', async () => {
    const made = await open(app);
    const second = await app.member(made.shop, ['manager']);
    const calls: Fields[] = [];
    for (const { memberId } of [made.heir, second]) {
      calls.push({ memberId, confirmation: await confirmationOf(made.owner, offerOwnership, { memberId }) });
    }
    const answers = await Promise.all(calls.map((variables) => made.owner.get(offerOwnership, variables)));
    expect(answers.map(({ offerOwnership: { code, state } }) => code ?? state).toSorted()).toEqual(['OFFERED', 'WRONG_STATE']);
  });

  it('can be taken back, and declined, and then is accepted no more', async () => {
    const made = await open(app);
    const first = await offer(made);
    expect((await made.owner.get(cancelOwnershipOffer, { id: first.id })).cancelOwnershipOffer).toMatchObject({ state: 'CANCELLED' });
    expect(await accept(made, first.id)).toMatchObject({ code: 'OWNERSHIP_OFFER_OVER' });
    const second = await offer(made);
    expect((await made.other.get(declineOwnership, { id: second.id })).declineOwnership).toMatchObject({ state: 'DECLINED' });
    expect(await accept(made, second.id)).toMatchObject({ code: 'OWNERSHIP_OFFER_OVER' });
    expect(await ownersOf(app, made)).toEqual([{ id: made.shop.owner.memberId }]);
  });

  it.each([
    ['is blocked', ({ owner, heir }: Scene) => owner.get(blockMember, { id: heir.memberId })],
    ['is removed', ({ owner, heir }: Scene) => owner.get(removeMember, { id: heir.memberId })],
    ['leaves', ({ other, shop }: Scene) => other.get(leaveCompany, { input: { companyId: shop.companyId, password } })],
  ])('ends when the one whom it was made to %s', async (_what, end) => {
    const made = await open(app);
    const { id } = await offer(made);
    await end(made);
    expect(await app.sql`select state from ownership_transfers where id = ${id}`).toEqual([{ state: 'cancelled' }]);
    expect(await listed(made.owner)).toEqual([]);
  });
});

describe('acceptance', () => {
  it('makes one the owner and the other an administrator, who works on', async () => {
    const { shop, owner, other, heir } = await openAccepted(app);
    expect((await standing(other)).membership).toMatchObject({ isOwner: true });
    expect((await standing(owner)).membership).toMatchObject({ isOwner: false, roles: ['ADMINISTRATOR'] });
    expect((await standing(owner)).rights).toContain('team.assign');
    expect((await standing(owner)).rights).not.toContain('company.transfer');
    expect(await noticesOf(shop.owner)).toEqual([
      ['OWNERSHIP_OFFERED', { shopName: expect.any(String), aboutName: heir.fullName }],
      ['OWNERSHIP_ACCEPTED', { shopName: expect.any(String), byName: heir.fullName, aboutName: heir.fullName }],
    ]);
    expect(await noticesOf(heir)).toEqual([
      ['OWNERSHIP_OFFERED', { shopName: expect.any(String), byName: shop.owner.fullName }],
      ['OWNERSHIP_ACCEPTED', { shopName: expect.any(String) }],
    ]);
    const letters = () => [shop.owner, heir].map(({ email }) => app.mail.to(email).length);
    while (letters().some((count) => count < 2)) await delay(20);
  });

  it('is confirmed by the one to whom the offer was made, and nobody else’s', async () => {
    const made = await open(app);
    const { id } = await offer(made);
    expect((await made.other.get(acceptOwnership, { id })).acceptOwnership).toMatchObject({ code: 'CONFIRMATION_NEEDED' });
    expect((await confirmed(made.owner, acceptOwnership, { id })).acceptOwnership).toMatchObject({ code: 'WRONG_STATE' });
    const third = await app.as(await app.member(made.shop, ['administrator']), made.shop.companyId);
    const confirmation = await confirmationOf(third, acceptOwnership, { id });
    expect(await third.refusal(acceptOwnership, { id, confirmation })).toBe('NOT_FOUND');
    expect(await third.refusal(declineOwnership, { id })).toBe('NOT_FOUND');
    expect(await ownersOf(app, made)).toEqual([{ id: made.shop.owner.memberId }]);
  });

  it('works in whatever shop the one asked stands, in either portal', async () => {
    const made = await open(app);
    const { id } = await offer(made);
    const staff = await app.as(made.heir, null, 'staff');
    expect(await listed(staff)).toMatchObject([{ id }]);
    expect((await confirmed(staff, acceptOwnership, { id })).acceptOwnership).toMatchObject({ state: 'ACCEPTED' });
    expect(await ownersOf(app, made)).toEqual([{ id: made.heir.memberId }]);
  });

  it('is refused once whoever offered may not any more', async () => {
    const made = await open(app);
    const { id } = await offer(made);
    await app.sql`update companies set state = 'suspended' where id = ${made.shop.companyId}`;
    expect(await accept(made, id)).toMatchObject({ code: 'OWNERSHIP_OFFER_OVER' });
    await app.sql`update companies set state = 'active' where id = ${made.shop.companyId}`;
    const usurper = await app.member(made.shop, ['manager']);
    await app.sql.begin(async (tx) => {
      await tx`update members set is_owner = false where id = ${made.shop.owner.memberId}`;
      await tx`update members set is_owner = true where id = ${usurper.memberId}`;
    });
    expect(await accept(made, id)).toMatchObject({ code: 'OWNERSHIP_OFFER_OVER' });
    expect(await ownersOf(app, made)).toEqual([{ id: usurper.memberId }]);
  });

  it('happens once, however often at once, and not beside its own cancellation', async () => {
    const made = await open(app);
    const { id } = await offer(made);
    const confirmations: string[] = [];
    for (let count = 0; count < 5; count += 1) confirmations.push(await confirmationOf(made.other, acceptOwnership, { id }));
    const tries = confirmations.map((confirmation) => made.other.get(acceptOwnership, { id, confirmation }));
    const answers = await Promise.all(tries);
    expect(answers.filter(({ acceptOwnership: answer }) => answer.state === 'ACCEPTED')).toHaveLength(1);
    const again = await open(app);
    const second = await offer(again);
    const confirmation = await confirmationOf(again.other, acceptOwnership, { id: second.id });
    const [first, last] = await Promise.all([
      again.other.get(acceptOwnership, { id: second.id, confirmation }),
      again.owner.ask(cancelOwnershipOffer, { id: second.id }),
    ]);
    const isDone = first.acceptOwnership.state === 'ACCEPTED';
    expect(last.data?.cancelOwnershipOffer.state === 'CANCELLED').toBe(!isDone);
    expect(await ownersOf(app, again)).toEqual([{ id: isDone ? again.heir.memberId : again.shop.owner.memberId }]);
  });

  it('leaves roles that the new owner held before in nobody’s way', async () => {
    const made = await open(app);
    const input = { name: 'Своя', description: null, rights: ['team.read'] };
    const { createRole: role } = await made.owner.get(createRole, { input });
    await made.owner.get(changeRoles, { input: { memberId: made.heir.memberId, roles: [role.key] } });
    const { id } = await offer(made);
    await accept(made, id);
    const found = (await made.other.get(roles)).roles.find(({ key }: Fields) => key === role.key);
    expect(found.holders).toBe(0);
    expect((await made.other.get(deleteRole, { input: { id: role.key } })).deleteRole.__typename).not.toBe('Problem');
    expect(await undo(made.owner, id)).toMatchObject({ state: 'UNDONE' });
  });
});

it('is heard by the open pages of both at once', async () => {
  const made = await open(app);
  const streams = [made.owner, made.other].map((client) => client.subscribe('subscription { noticesChanged { ok } }'));
  const access = made.owner.subscribe('subscription { accessChanged { kind by } }');
  await delay(300);
  const { id } = await offer(made);
  await accept(made, id);
  while (streams.some(({ items }) => items.length < 2) || access.items.length < 1) await delay(20);
  expect(access.items[0]).toMatchObject({ accessChanged: { kind: 'ROLE_CHANGED', by: made.heir.fullName } });
  for (const stream of [...streams, access]) await stream.dispose();
});
