import { transport } from '@prikazchik/graphql-client/request.ts';
import type { Right } from '@prikazchik/permissions/right';
import { localPath } from '@prikazchik/ui/local-path.ts';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { historySearch, journalSearch } from '../features/journal/journal-search.ts';
import { productsSearch } from '../features/products/products-search.ts';
import { STEPS } from '../features/registration/steps-order.ts';
import { invitationsSearch, membersSearch } from '../features/team/team-search.ts';
import { oneOf, textOf } from '../shared/search-params.ts';
import { BareLayout, BareOutline } from './bare-layout.tsx';
import { CabinetOutline } from './cabinet-outline.tsx';
import { Crash, LoneCrash, NotFound } from './crash.tsx';
import { PageOutline } from './page-outline.tsx';
import type { Section } from './sections.ts';
import { SECTIONS } from './sections.ts';

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createCabinetRouter>;
  }
  interface StaticDataRouteOption {
    /** The right that the page asks for. */
    right?: Right;
  }
  interface HistoryState {
    /** The address that a letter was sent to. */
    email?: string;
    /** The positions of the pages of a list before this one; an empty string is the first page. */
    trail?: readonly string[];
  }
}

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: LoneCrash });

/** Pages for those who are not signed in, or not in a shop. */
const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: BareLayout });

const bareRoutes = [
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/sign-in',
    validateSearch: (raw: Record<string, unknown>) => ({ next: localPath(raw.next) }),
    component: lazyRouteComponent(() => import('./sign-in-route.tsx'), 'SignInRoute'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/register',
    validateSearch: (raw: Record<string, unknown>) => ({ step: oneOf(STEPS, raw.step) }),
    component: lazyRouteComponent(() => import('../features/registration/register-page.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/check-mail',
    component: lazyRouteComponent(() => import('../features/registration/check-mail-page.tsx'), 'CheckMailPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/confirm',
    component: lazyRouteComponent(() => import('@prikazchik/ui/auth/confirm-email.tsx'), 'ConfirmEmailPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/forgot',
    component: lazyRouteComponent(() => import('@prikazchik/ui/auth/forgot.tsx'), 'ForgotPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/reset',
    component: lazyRouteComponent(() => import('@prikazchik/ui/auth/reset.tsx'), 'ResetPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/handoff',
    validateSearch: (raw: Record<string, unknown>) => ({ shop: textOf(raw.shop) }),
    component: lazyRouteComponent(() => import('../features/handoff/handoff-page.tsx'), 'HandoffPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/open-shop',
    beforeLoad: ({ location }) => requireSession(location.href),
    component: lazyRouteComponent(() => import('../features/registration/open-shop-page.tsx'), 'OpenShopPage'),
  }),
] as const;

/** A section's page: its code comes when it is opened, or about to be. */
function pageOf({ right, load }: Section) {
  return { staticData: right ? { right } : {}, component: lazyRouteComponent(load, 'Page') };
}

/** Pages of a shop. */
const cabinet = createRoute({
  getParentRoute: () => root,
  id: 'cabinet',
  pendingComponent: CabinetOutline,
  beforeLoad: ({ location }) => requireSession(location.href),
  component: lazyRouteComponent(() => import('./cabinet.tsx'), 'Cabinet'),
});

const employees = createRoute({
  getParentRoute: () => cabinet,
  path: SECTIONS.employees.path,
  validateSearch: membersSearch,
  ...pageOf(SECTIONS.employees),
});

const invitations = createRoute({
  getParentRoute: () => cabinet,
  path: SECTIONS.invitations.path,
  validateSearch: invitationsSearch,
  ...pageOf(SECTIONS.invitations),
});

const cabinetRoutes = [
  createRoute({ getParentRoute: () => cabinet, path: SECTIONS.home.path, ...pageOf(SECTIONS.home) }),
  createRoute({
    getParentRoute: () => cabinet,
    path: SECTIONS.products.path,
    validateSearch: productsSearch,
    ...pageOf(SECTIONS.products),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/products/new',
    staticData: { right: 'products.write' },
    component: lazyRouteComponent(() => import('../features/products/new-product-page.tsx'), 'NewProductPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/products/$productId',
    staticData: { right: 'products.read' },
    component: lazyRouteComponent(() => import('../features/products/product-page.tsx'), 'ProductPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/products/$productId/history',
    validateSearch: historySearch,
    staticData: { right: 'audit.read' },
    component: lazyRouteComponent(() => import('../features/journal/history-page.tsx'), 'ProductHistoryPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings/employees/$memberId/history',
    validateSearch: historySearch,
    staticData: { right: 'audit.read' },
    component: lazyRouteComponent(() => import('../features/journal/history-page.tsx'), 'MemberHistoryPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: SECTIONS.journal.path,
    validateSearch: journalSearch,
    ...pageOf(SECTIONS.journal),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings',
    component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/passkeys',
    component: lazyRouteComponent(() => import('../features/passkeys/passkeys-page.tsx'), 'PasskeysPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/notices',
    component: lazyRouteComponent(() => import('../features/notices/notices-page.tsx'), 'NoticesPage'),
  }),
  createRoute({ getParentRoute: () => cabinet, path: SECTIONS.shop.path, ...pageOf(SECTIONS.shop) }),
  createRoute({
    getParentRoute: () => cabinet,
    path: SECTIONS.logistics.path,
    validateSearch: refusedFieldSearch,
    ...pageOf(SECTIONS.logistics),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: SECTIONS.legal.path,
    validateSearch: refusedFieldSearch,
    ...pageOf(SECTIONS.legal),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings/employees/roles',
    staticData: { right: 'team.read' },
    component: lazyRouteComponent(() => import('../features/team/roles-page.tsx'), 'RolesPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings/employees/roles/new',
    validateSearch: (raw: Record<string, unknown>) => ({ from: textOf(raw.from) }),
    staticData: { right: 'roles.manage' },
    component: lazyRouteComponent(() => import('../features/team/role-page.tsx'), 'NewRolePage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings/employees/roles/$roleKey',
    staticData: { right: 'team.read' },
    component: lazyRouteComponent(() => import('../features/team/role-page.tsx'), 'RolePage'),
  }),
  employees.addChildren([
    createRoute({
      getParentRoute: () => employees,
      path: '$memberId',
      pendingComponent: Nothing,
      component: lazyRouteComponent(() => import('../features/team/member-drawer.tsx'), 'MemberDrawer'),
    }),
  ]),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings/invite-many',
    staticData: { right: 'team.invite' },
    validateSearch: (raw: Record<string, unknown>) => ({ batch: textOf(raw.batch) }),
    component: lazyRouteComponent(() => import('../features/team/invite-many-page.tsx'), 'InviteManyPage'),
  }),
  invitations.addChildren([
    createRoute({
      getParentRoute: () => invitations,
      path: 'new',
      validateSearch: (raw: Record<string, unknown>) => ({ to: textOf(raw.to) }),
      pendingComponent: Nothing,
      component: lazyRouteComponent(() => import('../features/team/invite-drawer.tsx'), 'InviteDrawer'),
    }),
  ]),
] as const;

/** A drawer comes over a page that is already there: while its code is on its way, nothing stands for it. */
function Nothing() {
  return null;
}

/** The field that the review refused, on the way from the refusal to its form. */
function refusedFieldSearch(raw: Record<string, unknown>) {
  return { field: textOf(raw.field) };
}

/** Sends whoever is not signed in to the sign-in page. When the API can't be asked, the page goes on and says so itself. */
async function requireSession(href: string): Promise<void> {
  const token = await transport.liveToken().catch(() => undefined);
  if (token === null) throw redirect({ to: '/sign-in', search: { next: href === '/' ? undefined : href } });
}

/** The addresses of the cabinet. */
export function createCabinetRouter() {
  return createRouter({
    routeTree: root.addChildren([bare.addChildren(bareRoutes), cabinet.addChildren(cabinetRoutes)]),
    defaultPreload: 'intent',
    defaultErrorComponent: Crash,
    defaultPendingComponent: PageOutline,
    defaultPendingMs: 100,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
  });
}
