import { expect, test } from 'vitest';
import type { ReasonCode, Resource } from './decide.ts';
import { decide, SECOND_FACTOR_FRESH_MS } from './decide.ts';
import type { Place } from './held.ts';
import { placesOf, rightsEverywhere, rightsIn, rightsOf, rightsOnPaper } from './held.ts';
import { reachOf } from './reach.ts';
import type { CompanyState, Right } from './right.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import { has } from './rightset.ts';
import { ROLES } from './role.ts';
import type { Shift } from './shift.ts';
import type { Assignment, Bar, MembershipState, Period, PersonalRight, Scope, SecondFactor, Subject } from './subject.ts';

const NOW = 1_000_000_000;
const DONE = { from: NOW - 10, to: NOW };
/** Hours in which it is `NOW`, a Monday afternoon, and others. */
const ON: Shift = { days: 1, fromMinute: 780, toMinute: 840, zone: 'UTC' };
const OFF: Shift = { ...ON, days: 126 };
/** Two warehouses that scopes name, and one that none does: it stands for all the rest. */
const WAREHOUSES = ['a', 'b', 'rest'] as const;

const STATES: readonly CompanyState[] = ['registered', 'under_review', 'rejected', 'active', 'suspended'];
const MEMBERSHIPS: readonly MembershipState[] = ['active', 'blocked', 'removed', null];
const BARS: readonly (Bar | null)[] = [null, 'LOCKED', 'SIGN_IN_AGAIN', 'SECOND_FACTOR'];
const RIGHTS_TRIED: readonly Right[] = [
  'orders.read',
  'stocks.read',
  'ads.read',
  'company.read',
  'company.legal.update',
  'company.transfer',
  'team.invite',
];
const ASSIGNMENTS: readonly (readonly Assignment[])[] = [
  [],
  [{ role: ROLES.administrator }],
  [{ role: ROLES.manager, ...DONE }],
  [{ role: ROLES.manager, scope: ['a'], shift: ON }],
  [{ role: ROLES.manager, scope: [] }],
  [
    { role: ROLES.manager, scope: ['a'] },
    { role: ROLES.warehouse_operator, scope: ['b'] },
    { role: ROLES.administrator, shift: OFF },
  ],
];
const SECOND_FACTORS: readonly SecondFactor[] = [
  { enrolled: false },
  { enrolled: true, confirmedAt: NOW },
  { enrolled: true, confirmedAt: NOW - SECOND_FACTOR_FRESH_MS - 1 },
];
const personal = (right: Right): readonly (readonly PersonalRight[])[] => [
  [],
  [{ right }],
  [{ right, ...DONE }],
  [{ right, shift: OFF }],
  [{ right, scope: ['a'], shift: ON }],
  [{ right, scope: ['a', 'b'] }],
  [{ right, scope: [] }],
];

/** Where one stands; the other half of a subject is what one holds. */
const STANDINGS = STATES.flatMap((companyState) => MEMBERSHIPS.map((membership) => ({ companyState, membership })))
  .flatMap((standing) => [true, false].map((isOwner) => ({ ...standing, isOwner })))
  .flatMap((standing) => SECOND_FACTORS.map((secondFactor) => ({ ...standing, secondFactor })))
  .flatMap((standing) => BARS.map((bar) => ({ ...standing, bar })));

function subjects(right: Right): Subject[] {
  return ASSIGNMENTS.flatMap((assignments) => personal(right).map((grants) => ({ assignments, grants })))
    .flatMap((holding) => personal(right).map((restrictions) => ({ ...holding, restrictions })))
    .flatMap((holding) => STANDINGS.map((standing) => ({ ...standing, ...holding })));
}

/** The policy in the plainest words there are, one warehouse at a time and without any set, cache or shortcut. */
function holdsIn(place: Place, subject: Subject, right: Right): boolean {
  if (subject.membership !== 'active' || subject.bar) return false;
  if (!RIGHTS[right].states.includes(subject.companyState)) return false;
  if (subject.isOwner) return true;
  const isCurrent = ({ from, to, shift }: Period) => (from ?? 0) <= NOW && NOW < (to ?? Number.POSITIVE_INFINITY) && shift !== OFF;
  const isHere = (scope: Scope) => scope == null || !RIGHTS[right].byWarehouse || (place !== null && scope.includes(place));
  const applies = (given: Assignment | PersonalRight) => isCurrent(given) && isHere(given.scope);
  const given = [...subject.assignments.filter(({ role }) => has(role.rights, right)), ...subject.grants];
  return !RIGHTS[right].ownerOnly && given.some(applies) && !subject.restrictions.some(applies);
}

function isConfirmed({ secondFactor }: Subject, right: Right): boolean {
  return !(RIGHTS[right].freshSecondFactor && secondFactor.enrolled) || secondFactor.confirmedAt === NOW;
}

const GROUNDS: readonly ReasonCode[] = ['OWNER', 'ROLE', 'PERSONAL_GRANT'];

test.each(RIGHTS_TRIED)('%s: every answer agrees with the plain reading of the policy', (right) => {
  const wrong: unknown[] = [];
  let asked = 0;
  for (const subject of subjects(right)) {
    const note = (what: string, isRight: boolean) => {
      asked += 1;
      if (!isRight) wrong.push({ what, right, subject });
    };
    const isHeldIn = (place: Place) => holdsIn(place, subject, right);
    const somewhere = WAREHOUSES.some(isHeldIn);

    const answer = (expected: boolean, resource?: Resource) => {
      const { allowed, because } = decide(subject, right, NOW, resource);
      note(`decide ${resource?.warehouseId}`, allowed === (expected && isConfirmed(subject, right)));
      note('grounds', because.length > 0 && because.every(({ code }) => GROUNDS.includes(code) === allowed));
      const onlyFactor = because.length === 1 && because[0]?.code === 'SECOND_FACTOR_NEEDED';
      note('the second factor is what stops one who otherwise may', onlyFactor === (expected && !allowed));
    };
    answer(somewhere);
    for (const place of [...WAREHOUSES, null]) answer(isHeldIn(place), { warehouseId: place });

    note('rightsOf', has(rightsOf(subject, NOW), right) === somewhere);
    const reach = reachOf(subject, right, NOW);
    const reached = WAREHOUSES.filter((place) => (reach.everywhere ? !reach.except.includes(place) : reach.only.includes(place)));
    note('reachOf', RIGHTS[right].byWarehouse ? `${reached}` === `${WAREHOUSES.filter(isHeldIn)}` : reach.everywhere === somewhere);
    note('rightsEverywhere', has(rightsEverywhere(subject, NOW), right) === [...WAREHOUSES, null].every(isHeldIn));
    note('on paper is never less than held', has(rightsOnPaper(subject), right) || !somewhere);
    for (const place of [...WAREHOUSES, null]) {
      note(`rightsIn ${place}`, has(rightsIn(subject, place, NOW), right) === isHeldIn(place));
      note(`on paper in ${place}`, has(rightsOnPaper(subject, place), right) || !isHeldIn(place));
    }
    const isNamed = (place: Place) => placesOf(subject).includes(place);
    note(
      'places that nobody names are alike',
      WAREHOUSES.every((place) => isNamed(place) || isHeldIn(place) === isHeldIn(null)),
    );
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(asked).toBeGreaterThan(400_000);
});

test('rightsOf and decide agree on every right of every preset role', () => {
  for (const companyState of STATES) {
    for (const role of Object.values(ROLES)) {
      const subject: Subject = {
        companyState,
        membership: 'active',
        isOwner: false,
        assignments: [{ role }],
        grants: [],
        restrictions: [],
        secondFactor: { enrolled: false },
      };
      const held = rightsOf(subject, NOW);
      const decided = RIGHT_KEYS.filter((right) => decide(subject, right, NOW).allowed);
      expect(RIGHT_KEYS.filter((right) => has(held, right))).toEqual(decided);
    }
  }
});
