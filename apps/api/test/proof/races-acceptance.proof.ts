import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptInvitation, changeRoles, invitationPreview, inviteMember, revokeInvitation } from '../documents.ts';
import { type Outcome, playAcceptances, type Scene } from './acceptances.ts';
import { figure } from './figures.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { createStart, endOf, overdue, tally } from './rounds.ts';
import { rounds } from './size.ts';

/** What wants to happen to an invitation at once: one order wins, whole, and the others are told. */
let fleet: Fleet;

beforeAll(async () => {
  fleet = await startFleet({ apis: 2 });
});
afterAll(() => fleet.stop());

const count = rounds({ full: 10_000, test: 1_000 });

/** Through either process; whoever changes the invitation goes through the second one. */
function accept({ browsers: { guest }, token }: Scene, api = Math.random() < 0.5 ? 0 : 1): Promise<string> {
  return endOf(fleet.elsewhere(guest, api), acceptInvitation, { token });
}

function seal(what: string, { orders, kept, doubles, orphans, contradictions }: Outcome, strange: string[]): void {
  const untold = count - orders.length;
  const result = `${doubles} doubles, ${orphans} orphans; won by ${tally(orders)}${untold > 0 ? `; ${untold} answered 503` : ''}`;
  figure({ what, size: `${count} rounds`, result });
  expect(strange).toEqual([]);
  expect({ rounds: kept.length, doubles, orphans, contradictions }).toEqual({ rounds: count, doubles: 0, orphans: 0, contradictions: 0 });
  expect(untold).toBeLessThan(count / 10);
  // A race that always ends in the same way is none.
  expect(new Set(orders).size).toBe(2);
}

it('is accepted once by one who accepts it several times at once', async () => {
  const times = rounds({ full: 8, test: 2 });
  const strange: string[] = [];
  const outcome = await playAcceptances(fleet, count, async (scene) => {
    const ends = await Promise.all(Array.from({ length: times }, (_, index) => accept(scene, index % 2)));
    if (ends.includes(overdue)) return null;
    const won = ends.indexOf('Membership');
    if (ends.filter((end) => end === 'LINK_USED').length !== times - 1) strange.push(ends.join(' '));
    return { won: `process ${(won % 2) + 1}`, accepted: won >= 0 };
  });
  seal(`accept ∥ accept, ${times} at once`, outcome, strange);
});

it('is either accepted or revoked, and dead once revoking has answered', async () => {
  const strange: string[] = [];
  const start = createStart();
  const revoke = async ({ browsers, invitationId, token }: Scene) => {
    await start.other();
    const revoked = await endOf(browsers.inviter, revokeInvitation, { id: invitationId });
    if (revoked !== 'Invitation') return revoked;
    return `${revoked} ${await endOf(browsers.guest, Math.random() < 0.5 ? acceptInvitation : invitationPreview, { token })}`;
  };
  const outcome = await playAcceptances(fleet, count, async (scene) => {
    const told = (await Promise.all([start.one().then(() => accept(scene)), revoke(scene)])).join(' ');
    if (told.includes(overdue)) return null;
    const accepted = told === 'Membership WRONG_STATE';
    if (!accepted && told !== 'LINK_REVOKED Invitation LINK_REVOKED') strange.push(told);
    start.wonByOne(accepted);
    return { won: accepted ? 'accept' : 'revoke', accepted };
  });
  seal('accept ∥ revoke', outcome, strange);
});

it('is either accepted or expired, while its address is invited anew', async () => {
  const strange: string[] = [];
  const orders = ['Membership ALREADY_MEMBER', 'Membership ALREADY_INVITED', 'LINK_EXPIRED Invitation', 'LINK_EXPIRED ALREADY_INVITED'];
  const renewed = new Set<string>();
  const untold = new Set<string>();
  const start = createStart(40);
  const outcome = await playAcceptances(fleet, count, async (scene) => {
    const { browsers, guest, invitationId } = scene;
    const input = { email: guest.email, roles: ['MANAGER'], days: 7, locale: 'RU' };
    const lives = start.ahead() / 1000;
    await fleet.sql`update invitations set expires_at = clock_timestamp() + make_interval(secs => ${lives}) where id = ${invitationId}`;
    const invite = () => endOf(browsers.inviter, inviteMember, { input });
    const ends = await Promise.all([start.one().then(() => accept(scene)), start.other().then(invite)]);
    if (ends[1] === 'Invitation') renewed.add(invitationId);
    if (ends.includes(overdue)) {
      untold.add(invitationId);
      return null;
    }
    if (!orders.includes(ends.join(' '))) strange.push(ends.join(' '));
    const accepted = ends[0] === 'Membership';
    start.wonByOne(accepted);
    return { won: accepted ? 'accept' : 'expiry', accepted };
  });
  seal('accept ∥ expiry, its address invited anew', outcome, strange);
  expect(outcome.kept.filter(({ inTime, tooEarly }) => inTime === false || tooEarly > 0)).toEqual([]);
  const told = outcome.kept.filter(({ id }) => !untold.has(id));
  const states = told.map(({ id, state, pending }) => `${renewed.has(id) ? 'invited anew' : 'not'}: ${state}, ${pending} pending`);
  expect(['invited anew: expired, 1 pending', 'not: accepted, 0 pending', 'not: pending, 0 pending']).toEqual(
    expect.arrayContaining([...new Set(states)]),
  );
});

it('is either accepted or waits for somebody else once its sender has lost the role', async () => {
  const strange: string[] = [];
  const start = createStart();
  const outcome = await playAcceptances(fleet, count, async (scene) => {
    const { browsers, inviter } = scene;
    const demote = () => endOf(browsers.owner, changeRoles, { input: { memberId: inviter.memberId, roles: ['MANAGER'] } });
    const told = (await Promise.all([start.one().then(() => accept(scene)), start.other().then(demote)])).join(' ');
    if (told.includes(overdue)) return null;
    const accepted = told === 'Membership Member';
    if (!accepted && told !== 'INVITER_LOST_RIGHT Member') strange.push(told);
    start.wonByOne(accepted);
    return { won: accepted ? 'accept' : 'demotion', accepted };
  });
  seal("accept ∥ inviter's demotion", outcome, strange);
  // None is left that its sender could not send any more, whether or not they were told in time.
  expect(outcome.kept.filter(({ state }) => state !== 'accepted' && state !== 'waiting').length).toBeLessThanOrEqual(
    count - outcome.orders.length,
  );
});
