import { request, session, transport } from '@prikazchik/graphql-client/request.ts';
import type { SessionState } from '@prikazchik/graphql-client/session.ts';
import { TEAM_PAGES } from '@prikazchik/team/team-pages.ts';
import { localPath } from '@prikazchik/ui/local-path.ts';
import { page } from '@prikazchik/ui/page.ts';
import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { ViewerDocument } from '../shared/viewer.generated.ts';
import { LoadFailed, NotFound } from './page-errors.tsx';
import { PageOutline } from './page-outline.tsx';
import { returnTo } from './return-path.ts';
import { RootLayout } from './root-layout.tsx';
import { SignedInLayout } from './signed-in-layout.tsx';

const root = createRootRoute({ component: RootLayout, notFoundComponent: NotFound });

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    if (!(await transport.liveToken())) throw redirect({ to: '/sign-in', search: returnTo(location.href) });
  },
  loader: async ({ abortController: { signal } }) => (await request(ViewerDocument, {}, signal)).viewer,
  component: SignedInLayout,
});

const shops = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: page(() => import('../features/shops/shops-page.tsx'), 'ShopsPage'),
});

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  loader: async ({ abortController: { signal } }) => {
    const { loadEmailChange } = await import('../features/profile/load-email-change.ts');
    return loadEmailChange(signal);
  },
  component: page(() => import('../features/profile/profile-page.tsx'), 'ProfilePage'),
});

const actions = createRoute({
  getParentRoute: () => signedIn,
  path: '/actions',
  validateSearch: ({ shop }: Record<string, unknown>): { shop?: string } => (typeof shop === 'string' ? { shop } : {}),
  loaderDeps: ({ search }) => search,
  loader: async ({ abortController: { signal }, deps: { shop }, parentMatchPromise }) => {
    const { loadActions } = await import('../features/actions/load-actions.ts');
    return loadActions((await parentMatchPromise).loaderData, shop, signal);
  },
  component: page(() => import('../features/actions/actions-page.tsx'), 'ActionsPage'),
});

const notices = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices',
  component: page(() => import('../features/notices/notices-page.tsx'), 'NoticesPage'),
});

const security = createRoute({
  getParentRoute: () => signedIn,
  path: '/security',
  loader: async ({ abortController: { signal } }) => {
    const { loadSecurity } = await import('../features/security/load-security.ts');
    return loadSecurity(signal);
  },
  component: page(() => import('../features/security/security-page.tsx'), 'SecurityPage'),
});

/** The pages of a shop's people. */
const team = createRoute({
  getParentRoute: () => signedIn,
  id: 'team',
  component: page(() => import('../features/team/team-layout.tsx'), 'TeamLayout'),
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

const handoff = createRoute({
  getParentRoute: () => signedIn,
  path: '/handoff',
  validateSearch: ({ shop, challenge }: Record<string, unknown>) => ({ shop: String(shop), challenge: String(challenge) }),
  component: page(() => import('../features/handoff/handoff-page.tsx'), 'HandoffPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  loader: async ({ abortController: { signal } }) => {
    const { loadInvitation } = await import('../features/invitation/load-invitation.ts');
    return loadInvitation(signal);
  },
  component: page(() => import('../features/invitation/invitation-page.tsx'), 'InvitationPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { from?: string } => {
    const from = localPath(search.from);
    return from ? { from } : {};
  },
  component: page(() => import('./sign-in.tsx'), 'SignIn'),
});

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: page(() => import('@prikazchik/ui/auth/forgot.tsx'), 'ForgotPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: page(() => import('@prikazchik/ui/auth/reset.tsx'), 'ResetPage'),
});

const comeBack = createRoute({
  getParentRoute: () => root,
  path: '/return',
  component: page(() => import('../features/return/return-page.tsx'), 'ReturnPage'),
});

const confirm = createRoute({
  getParentRoute: () => root,
  path: '/confirm',
  component: page(() => import('@prikazchik/ui/auth/confirm-email.tsx'), 'ConfirmEmailPage'),
});

const newEmail = createRoute({
  getParentRoute: () => root,
  path: '/new-email',
  component: page(() => import('../features/profile/new-email-page.tsx'), 'NewEmailPage'),
});

const stopEmailChange = createRoute({
  getParentRoute: () => root,
  path: '/stop-email-change',
  component: page(() => import('../features/profile/stop-page.tsx'), 'StopPage'),
});

/** The portal's pages. What a page shows is read by its route, so a change of access or of the person reads all of it anew. */
export const router = createRouter({
  routeTree: root.addChildren([
    signedIn.addChildren([shops, profile, actions, notices, security, handoff, team.addChildren(teamRoutes)]),
    invitation,
    signIn,
    forgot,
    reset,
    comeBack,
    confirm,
    newEmail,
    stopEmailChange,
  ]),
  defaultPendingComponent: PageOutline,
  defaultErrorComponent: LoadFailed,
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** A session that ended from elsewhere is told on the page where it happened, instead of leading away from it. */
function saysItself(state: SessionState): boolean {
  const isPersonal = router.state.matches.some(({ routeId }) => routeId === signedIn.id);
  return isPersonal && state.status === 'signed-out' && state.reason === 'over';
}

/** Reads the page anew when somebody else signs in or nobody is, and forgets what the one before could see. */
export function followSession(): void {
  let known: number | 'nobody' | null = null;
  session.subscribe((state) => {
    if (state.status === 'unknown') return;
    const now = state.status === 'signed-in' ? state.signIn : 'nobody';
    const wasKnown = known !== null;
    if (now === known) return;
    known = now;
    if (!wasKnown || saysItself(state)) return;
    router.clearCache();
    void router.invalidate();
  });
}
