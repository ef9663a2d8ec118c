import type { CompanyState } from '@prikazchik/graphql-client/schema.generated.ts';
import { rightsOf } from '@prikazchik/permissions/held';
import type { CompanyState as PolicyState } from '@prikazchik/permissions/right';
import { toRights } from '@prikazchik/permissions/rightset';
import { ROLES } from '@prikazchik/permissions/role';
import { describe, expect, it } from 'vitest';
import type { Standing } from './sections.ts';
import { SECTION_LIST, SECTIONS, visibilityOf } from './sections.ts';

const ROLE_OF = {
  ADMINISTRATOR: 'administrator',
  MANAGER: 'manager',
  CONTENT_MANAGER: 'content_manager',
  ACCOUNTANT: 'accountant',
  WAREHOUSE_OPERATOR: 'warehouse_operator',
} as const;

const STATE_OF = {
  REGISTERED: 'registered',
  UNDER_REVIEW: 'under_review',
  REJECTED: 'rejected',
  ACTIVE: 'active',
  SUSPENDED: 'suspended',
} as const satisfies Record<CompanyState, PolicyState>;

type Who = keyof typeof ROLE_OF | 'OWNER';

/** The standing of somebody as the API would tell it: rights by the policy, not by what the menu thinks of them. */
function standingOf(who: Who, companyState: CompanyState): Standing {
  const isOwner = who === 'OWNER';
  const rights = rightsOf(
    {
      companyState: STATE_OF[companyState],
      membership: 'active',
      isOwner,
      assignments: isOwner ? [] : [{ role: ROLES[ROLE_OF[who]] }],
      grants: [],
      restrictions: [],
      secondFactor: { enrolled: false },
    },
    Date.now(),
  );
  return { rights: toRights(rights), isOwner, roles: isOwner ? [] : [who], companyState };
}

const seen = (who: Who, state: CompanyState, visibility: ReturnType<typeof visibilityOf>) =>
  SECTION_LIST.filter((section) => visibilityOf(section, standingOf(who, state)) === visibility).map(({ title }) => title);

const ALL = ['home', 'products', 'stocks', 'shop', 'logistics', 'warehouses', 'legal', 'employees', 'invitations', 'security', 'journal'];

describe('in an active shop the menu holds exactly what the role opens', () => {
  it.each<[Who, string[]]>([
    ['OWNER', ALL],
    ['ADMINISTRATOR', ALL],
    ['MANAGER', ['home', 'products', 'stocks', 'shop', 'logistics', 'warehouses', 'employees']],
    ['CONTENT_MANAGER', ['home', 'products', 'stocks', 'shop', 'logistics', 'warehouses', 'employees']],
    ['ACCOUNTANT', ['home', 'shop', 'logistics', 'legal', 'employees']],
    ['WAREHOUSE_OPERATOR', ['home', 'stocks', 'shop', 'logistics', 'warehouses', 'employees']],
  ])('%s', (who, sections) => {
    expect(seen(who, 'ACTIVE', 'open')).toEqual(sections);
    expect(seen(who, 'ACTIVE', 'locked')).toEqual([]);
  });
});

describe('until the shop is active', () => {
  it.each<CompanyState>(['REGISTERED', 'UNDER_REVIEW', 'REJECTED'])('the owner sees the rest locked: %s', (state) => {
    expect(seen('OWNER', state, 'open')).toEqual(['home', 'shop', 'logistics', 'legal']);
    expect(seen('OWNER', state, 'locked')).toEqual(['products', 'stocks', 'warehouses', 'employees', 'invitations', 'security', 'journal']);
  });

  it('nobody sees locked what their role would not open', () => {
    expect(seen('ACCOUNTANT', 'REGISTERED', 'locked')).toEqual(['employees']);
  });
});

it('in a suspended shop what only changes things is locked', () => {
  expect(seen('OWNER', 'SUSPENDED', 'open')).toEqual([
    'home',
    'products',
    'stocks',
    'shop',
    'logistics',
    'warehouses',
    'legal',
    'employees',
    'security',
    'journal',
  ]);
  expect(seen('OWNER', 'SUSPENDED', 'locked')).toEqual(['invitations']);
});

it('a right taken from a person hides its section, whatever their role', () => {
  const standing = standingOf('MANAGER', 'ACTIVE');
  const restricted = { ...standing, rights: standing.rights.filter((right) => right !== 'products.read') };
  expect(visibilityOf(SECTIONS.products, restricted)).toBe('hidden');
});

it('no two sections share an address', () => {
  expect(new Set(SECTION_LIST.map(({ path }) => path)).size).toBe(SECTION_LIST.length);
});
