import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, type Fields } from './client.ts';
import {
  approveAccessRequest,
  changeRoles,
  extendAccess,
  inviteMember,
  registerByInvitation,
  removeMember,
  requestAccess,
  restoreMember,
  viewAsMember,
} from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { hoursElse, hoursNow, manager, mayRead, peopleOf, rightsOf } from './hours.ts';
import { password, type Shop } from './seeds.ts';

/**
 * What keeps hours, and what is judged by them. Broken on purpose and seen to fail here: `replaceAccess` forgets the hours of one that
 * stays; an extension grants along what a role gives in the same hours; a request is settled by what is held in some hours; `couldInvite`
 * asks who is on shift.
 */
const day = 86_400_000;

let app: TestApp;
let shop: Shop;
let owner: Client;
let people: ReturnType<typeof peopleOf>;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
  people = peopleOf(app, shop, owner);
});
afterAll(() => app.stop());

describe('hours stay', () => {
  const kept = { days: [1, 3], fromMinute: 1200, toMinute: 360 };
  const hoursOf = async (id: string) => {
    const { roles, rights } = await people.accessOf(id);
    return [...roles, ...rights].map(
      ({ shift }: Fields) => shift && { days: shift.days, fromMinute: shift.fromMinute, toMinute: shift.toMinute },
    );
  };

  it('when roles are added, and when an end is put off, with what the right depends on', async () => {
    const { id } = await people.worker();
    const to = new Date(Date.now() + day).toISOString();
    const grant = (right: string, limits: object) => ({ right, effect: 'GRANT', shift: kept, ...limits });
    await people.set(id, manager({ shift: kept }), [grant('finance.read', { to }), grant('finance.export', { to })]);
    await owner.get(changeRoles, { input: { memberId: id, roles: ['MANAGER', 'CONTENT_MANAGER'] } });
    expect((await people.accessOf(id)).roles).toMatchObject([
      { role: 'CONTENT_MANAGER', shift: null },
      { role: 'MANAGER', shift: kept },
    ]);
    expect((await owner.get(extendAccess, { input: { memberId: id, right: 'finance.export', to } })).extendAccess).toMatchObject({ id });
    const later = new Date(Date.parse(to) + 30 * day).toISOString();
    expect((await people.accessOf(id)).rights).toMatchObject([
      { right: 'finance.export', to: later, shift: kept },
      { right: 'finance.read', to: later, shift: kept },
    ]);
  });

  it('and nothing is granted along that a role gives in the same hours', async () => {
    const { id } = await people.worker();
    const to = new Date(Date.now() + day).toISOString();
    await people.set(id, manager({ shift: kept }), [{ right: 'orders.export', effect: 'GRANT', shift: kept, to }]);
    expect((await owner.get(extendAccess, { input: { memberId: id, right: 'orders.export', to } })).extendAccess).toMatchObject({ id });
    expect((await people.accessOf(id)).rights.map(({ right }: Fields) => right)).toEqual(['orders.export']);
  });

  it('for one who is removed and gets back what they had', async () => {
    const { id } = await people.worker();
    await people.set(id, manager({ shift: kept }), [{ right: 'orders.cancel', effect: 'RESTRICT', shift: { ...kept, days: [2] } }]);
    await owner.get(removeMember, { id });
    const { restoreMember: restored } = await owner.get(restoreMember, { input: { memberId: id } });
    expect(await hoursOf(restored.id)).toEqual([kept, { ...kept, days: [2] }]);
  });
});

describe('outside of their hours', () => {
  it('one is seen with the hours of the one looked at', async () => {
    const { id } = await people.worker();
    const { viewAsMember: viewing } = await owner.get(viewAsMember, { memberId: id });
    const looking = Object.assign(new Client(owner.base, owner.origin), owner);
    looking.viewing = viewing.id;
    expect(await mayRead(looking)).toBe(true);
    await people.set(id, manager({ shift: hoursElse() }));
    expect(await rightsOf(looking)).toEqual([]);
  });

  it('one gives nothing, on shift one does', async () => {
    const [actor, other] = [await people.worker('administrator'), await people.worker()];
    const give = () => people.set(other.id, manager(), [{ right: 'finance.read', effect: 'GRANT' }], actor.client);
    await people.set(actor.id, [{ role: 'ADMINISTRATOR', shift: hoursElse() }]);
    await expect(give()).rejects.toThrow();
    await people.set(actor.id, [{ role: 'ADMINISTRATOR', shift: hoursNow() }]);
    expect(await give()).toMatchObject({ id: other.id });
    // Nor more than one holds in this hour.
    await people.set(other.id, manager());
    await people.set(
      actor.id,
      [{ role: 'ADMINISTRATOR' }],
      [
        { right: 'finance.upload', effect: 'RESTRICT', shift: hoursNow() },
        { right: 'finance.export', effect: 'RESTRICT', shift: hoursElse() },
      ],
    );
    const grant = (right: string) =>
      people.set(
        other.id,
        manager(),
        [
          { right: 'finance.read', effect: 'GRANT' },
          { right, effect: 'GRANT' },
        ],
        actor.client,
      );
    expect(await grant('finance.upload')).toMatchObject({ code: 'RIGHT_NOT_HELD' });
    expect(await grant('finance.export')).toMatchObject({ id: other.id });
  });

  it('what one has offered stands, though nothing new is offered', async () => {
    const sender = await people.worker('administrator');
    const invite = (email: string) => sender.client.ask(inviteMember, { input: { email, roles: ['MANAGER'], locale: 'RU', days: 7 } });
    await invite('offered@mail.test');
    await people.set(sender.id, [{ role: 'ADMINISTRATOR', shift: hoursElse() }]);
    expect((await invite('other@mail.test')).errors[0]?.extensions?.code).toBe('FORBIDDEN');
    const token = await app.mail.token('offered@mail.test');
    const input = { token, fullName: 'Новичок Первый', phone: '+79161234567', password, locale: 'RU' };
    expect((await app.guest().get(registerByInvitation, { input })).registerByInvitation).not.toMatchObject({ __typename: 'Problem' });
    expect(await app.sql`select state from invitations where email = 'offered@mail.test'`).toEqual([{ state: 'accepted' }]);
  });

  it('what one was asked for waits until somebody is on shift, and an own right may be asked for', async () => {
    const [asker, answers] = [await people.worker(), await people.worker('administrator')];
    await people.set(answers.id, [{ role: 'ADMINISTRATOR', shift: hoursElse() }]);
    await people.set(asker.id, manager({ shift: hoursNow() }));
    const { requestAccess: request } = await asker.client.get(requestAccess, {
      input: { right: 'orders.read', note: 'Останусь подольше' },
    });
    expect(request).toMatchObject({ right: 'orders.read' });
    // Those who could answer in their hours have heard of it.
    expect(await app.sql`select from notices where user_id = ${answers.userId} and kind = 'ACCESS_ASKED'`).toHaveLength(1);
    // It waits, though the right is held just now, and through other changes.
    await owner.get(changeRoles, { input: { memberId: asker.id, roles: ['MANAGER', 'CONTENT_MANAGER'] } });
    expect((await owner.get('{ accessRequests { id canAnswer } }')).accessRequests).toEqual([{ id: request.id, canAnswer: true }]);
    const until = new Date(Date.now() + 4 * day);
    expect((await owner.get(approveAccessRequest, { input: { id: request.id, until } })).approveAccessRequest).toMatchObject({
      id: request.id,
    });
    const { roles, rights } = await people.accessOf(asker.id);
    expect(roles).toMatchObject([{ role: 'CONTENT_MANAGER' }, { role: 'MANAGER', shift: { days: hoursNow().days.toSorted() } }]);
    expect(rights.find(({ right }: Fields) => right === 'orders.read')).toMatchObject({
      effect: 'GRANT',
      to: until.toISOString(),
      shift: null,
    });
  });
});
