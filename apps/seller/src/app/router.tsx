import { transport } from '@prikazchik/graphql-client/request.ts';
import { TEAM_PAGES } from '@prikazchik/team/team-pages.ts';
import { localPath } from '@prikazchik/ui/local-path.ts';
import { page } from '@prikazchik/ui/page.ts';
import { oneOf, textOf } from '@prikazchik/ui/search-params.ts';
import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { historySearch, journalSearch } from '../features/journal/journal-search.ts';
import { productsSearch } from '../features/products/products-search.ts';
import { STEPS } from '../features/registration/steps-order.ts';
import { stocksSearch } from '../features/stocks/stocks-search.ts';
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
  interface HistoryState {
    /** The address that a letter was sent to. */
    email?: string;
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
    validateSearch: (raw: Record<string, unknown>): { next?: string | undefined } => ({ next: localPath(raw.next) }),
    component: page(() => import('./sign-in-route.tsx'), 'SignInRoute'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/register',
    validateSearch: (raw: Record<string, unknown>): { step?: (typeof STEPS)[number] | undefined } => ({ step: oneOf(STEPS, raw.step) }),
    component: page(() => import('../features/registration/register-page.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/check-mail',
    component: page(() => import('../features/registration/check-mail-page.tsx'), 'CheckMailPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/confirm',
    component: page(() => import('@prikazchik/ui/auth/confirm-email.tsx'), 'ConfirmEmailPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/forgot',
    component: page(() => import('@prikazchik/ui/auth/forgot.tsx'), 'ForgotPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/reset',
    component: page(() => import('@prikazchik/ui/auth/reset.tsx'), 'ResetPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/handoff',
    validateSearch: (raw: Record<string, unknown>): { shop?: string | undefined } => ({ shop: textOf(raw.shop) }),
    component: page(() => import('../features/handoff/handoff-page.tsx'), 'HandoffPage'),
  }),
  createRoute({
    getParentRoute: () => bare,
    pendingComponent: BareOutline,
    path: '/open-shop',
    beforeLoad: ({ location }) => requireSession(location.href),
    component: page(() => import('../features/registration/open-shop-page.tsx'), 'OpenShopPage'),
  }),
] as const;

/** A section's page: its code comes when it is opened, or about to be. */
function pageOf({ right, load }: Pick<Required<Section>, 'right' | 'load'>) {
  return { staticData: right ? { right } : {}, component: page(load, 'Page') };
}

/** Pages of a shop. */
const cabinet = createRoute({
  getParentRoute: () => root,
  id: 'cabinet',
  pendingComponent: CabinetOutline,
  beforeLoad: ({ location }) => requireSession(location.href),
  component: page(() => import('./cabinet.tsx'), 'Cabinet'),
});

/** Pages of the shop's people, with what the cabinet adds to them. */
const team = createRoute({
  getParentRoute: () => cabinet,
  id: 'team',
  component: page(() => import('./team-parts.tsx'), 'TeamParts'),
});

const employees = createRoute({ getParentRoute: () => team, ...TEAM_PAGES.employees });
const member = createRoute({ getParentRoute: () => employees, ...TEAM_PAGES.member });
const requests = createRoute({ getParentRoute: () => team, ...TEAM_PAGES.requests });
const roles = createRoute({ getParentRoute: () => team, ...TEAM_PAGES.roles });
const newRole = createRoute({ getParentRoute: () => team, ...TEAM_PAGES.newRole });
const role = createRoute({ getParentRoute: () => team, ...TEAM_PAGES.role });
const invitations = createRoute({ getParentRoute: () => team, ...TEAM_PAGES.invitations });
const invite = createRoute({ getParentRoute: () => invitations, ...TEAM_PAGES.invite });
const inviteMany = createRoute({ getParentRoute: () => team, ...TEAM_PAGES.inviteMany });

// Each of the routes is named before it is put into the tree: one that is made within the tree takes its types from there, which are any.
const teamRoutes = [
  employees.addChildren([member]),
  requests,
  roles,
  newRole,
  role,
  invitations.addChildren([invite]),
  inviteMany,
] as const;

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
    path: SECTIONS.stocks.path,
    validateSearch: stocksSearch,
    ...pageOf(SECTIONS.stocks),
  }),
  createRoute({ getParentRoute: () => cabinet, path: SECTIONS.warehouses.path, ...pageOf(SECTIONS.warehouses) }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/products/new',
    staticData: { right: 'products.write' },
    component: page(() => import('../features/products/new-product-page.tsx'), 'NewProductPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/products/$productId',
    staticData: { right: 'products.read' },
    component: page(() => import('../features/products/product-page.tsx'), 'ProductPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/products/$productId/history',
    validateSearch: historySearch,
    staticData: { right: 'audit.read' },
    component: page(() => import('../features/journal/history-page.tsx'), 'ProductHistoryPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings/employees/$memberId/history',
    validateSearch: historySearch,
    staticData: { right: 'audit.read' },
    component: page(() => import('../features/journal/history-page.tsx'), 'MemberHistoryPage'),
  }),
  createRoute({ getParentRoute: () => cabinet, path: SECTIONS.security.path, ...pageOf(SECTIONS.security) }),
  createRoute({
    getParentRoute: () => cabinet,
    path: SECTIONS.journal.path,
    validateSearch: journalSearch,
    ...pageOf(SECTIONS.journal),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings/journal/sign-ins',
    validateSearch: historySearch,
    staticData: { right: 'security.read' },
    component: page(() => import('../features/journal/sign-ins-page.tsx'), 'SignInsPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/settings',
    component: page(() => import('./settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/passkeys',
    component: page(() => import('../features/passkeys/passkeys-page.tsx'), 'PasskeysPage'),
  }),
  createRoute({
    getParentRoute: () => cabinet,
    path: '/notices',
    component: page(() => import('../features/notices/notices-page.tsx'), 'NoticesPage'),
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
  team.addChildren(teamRoutes),
] as const;

/** The field that the review refused, on the way from the refusal to its form. */
function refusedFieldSearch(raw: Record<string, unknown>): { field?: string | undefined } {
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
