import type { CompanyState } from '@prikazchik/graphql-client/schema.generated.ts';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS } from '@prikazchik/permissions/right';
import { has } from '@prikazchik/permissions/rightset';
import type { RoleRef } from '@prikazchik/permissions/role';
import { presetOf } from '@prikazchik/permissions/role';
import type { Icon } from '@tabler/icons-react';
import {
  IconBuildingStore,
  IconBuildingWarehouse,
  IconFileCertificate,
  IconHistory,
  IconHome,
  IconMailForward,
  IconPackage,
  IconPackages,
  IconShieldLock,
  IconTruck,
  IconUsers,
} from '@tabler/icons-react';
import type { FunctionComponent } from 'react';

interface SectionOf<Group extends string, Title extends string> {
  readonly path: string;
  /** Key of its name under `shell.sections`. */
  readonly title: Title;
  readonly icon: Icon;
  /** The right that opens it; everyone in the shop sees a section without one. */
  readonly right: Right | null;
  readonly group: Group;
  /** Loads the page, a chunk of its own; the pages of the team bring routes of their own. */
  readonly load?: () => Promise<{ readonly Page: FunctionComponent }>;
}

/** A page of the cabinet that the menu leads to. */
export type Section =
  | SectionOf<'main', 'home' | 'products' | 'stocks'>
  | SectionOf<'settings', 'shop' | 'logistics' | 'warehouses' | 'legal' | 'employees' | 'invitations' | 'security' | 'journal'>;

/** The sections of one group of the menu. */
export type SectionIn<Group extends Section['group']> = Extract<Section, { readonly group: Group }>;

/** The one list of sections: the menu, the router and the tests are made from it. */
export const SECTIONS = {
  home: {
    path: '/',
    title: 'home',
    icon: IconHome,
    right: null,
    group: 'main',
    load: async () => ({ Page: (await import('../features/home/home-page.tsx')).HomePage }),
  },
  products: {
    path: '/products',
    title: 'products',
    icon: IconPackage,
    right: 'products.read',
    group: 'main',
    load: async () => ({ Page: (await import('../features/products/products-page.tsx')).ProductsPage }),
  },
  stocks: {
    path: '/stocks',
    title: 'stocks',
    icon: IconPackages,
    right: 'stocks.read',
    group: 'main',
    load: async () => ({ Page: (await import('../features/stocks/stocks-page.tsx')).StocksPage }),
  },
  shop: {
    path: '/settings/shop',
    title: 'shop',
    icon: IconBuildingStore,
    right: 'company.read',
    group: 'settings',
    load: async () => ({ Page: (await import('../features/company/card-page.tsx')).CardPage }),
  },
  logistics: {
    path: '/settings/logistics',
    title: 'logistics',
    icon: IconTruck,
    right: 'company.read',
    group: 'settings',
    load: async () => ({ Page: (await import('../features/company/logistics-page.tsx')).LogisticsPage }),
  },
  warehouses: {
    path: '/settings/warehouses',
    title: 'warehouses',
    icon: IconBuildingWarehouse,
    right: 'stocks.read',
    group: 'settings',
    load: async () => ({ Page: (await import('../features/stocks/warehouses-page.tsx')).WarehousesPage }),
  },
  legal: {
    path: '/settings/legal',
    title: 'legal',
    icon: IconFileCertificate,
    right: 'company.legal.read',
    group: 'settings',
    load: async () => ({ Page: (await import('../features/company/legal-page.tsx')).LegalPage }),
  },
  employees: {
    path: '/settings/employees',
    title: 'employees',
    icon: IconUsers,
    right: 'team.read',
    group: 'settings',
  },
  invitations: {
    path: '/settings/invitations',
    title: 'invitations',
    icon: IconMailForward,
    right: 'team.invite',
    group: 'settings',
  },
  security: {
    path: '/settings/security',
    title: 'security',
    icon: IconShieldLock,
    right: 'security.read',
    group: 'settings',
    load: async () => ({ Page: (await import('../features/security/security-page.tsx')).SecurityPage }),
  },
  journal: {
    path: '/settings/journal',
    title: 'journal',
    icon: IconHistory,
    right: 'audit.read',
    group: 'settings',
    load: async () => ({ Page: (await import('../features/journal/journal-page.tsx')).JournalPage }),
  },
} as const satisfies Record<string, Section>;

/** Every section, in the order of the menu. */
export const SECTION_LIST: readonly Section[] = Object.values(SECTIONS);

/** What decides which sections somebody sees. */
export interface Standing {
  readonly rights: readonly Right[];
  readonly isOwner: boolean;
  readonly roles: readonly RoleRef[];
  readonly companyState: CompanyState;
}

/**
 * Whether a section is in the menu: `open` with its right, `locked` when only the shop's state keeps the right from holding,
 * `hidden` otherwise.
 */
export function visibilityOf({ right }: Pick<Section, 'right'>, { rights, isOwner, roles, companyState }: Standing) {
  if (right === null || rights.includes(right)) return 'open';
  if (RIGHTS[right].states.some((state) => state.toUpperCase() === companyState)) return 'hidden';
  const isGiven = roles.some((role) => {
    const preset = presetOf(role);
    return preset !== null && has(preset.rights, right);
  });
  return isOwner || isGiven ? 'locked' : 'hidden';
}
