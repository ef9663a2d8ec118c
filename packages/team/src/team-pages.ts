import { page } from '@prikazchik/ui/page.ts';
import { textOf } from '@prikazchik/ui/search-params.ts';
import { invitationsSearch, membersSearch } from './team-search.ts';

/**
 * The pages of the team, each as the options of a route. The addresses are the same in both portals, since the pages link to each other;
 * above them the portal lays who is looking, in which shop, with which rights.
 */
export const TEAM_PAGES = {
  employees: {
    path: '/settings/employees',
    validateSearch: membersSearch,
    staticData: { right: 'team.read' },
    component: page(() => import('./members-page.tsx'), 'MembersPage'),
  },
  /** Below `employees`: a drawer over the list. */
  member: {
    path: '$memberId',
    pendingComponent: Nothing,
    component: page(() => import('./member-drawer.tsx'), 'MemberDrawer'),
  },
  /** What colleagues ask for. */
  requests: {
    path: '/settings/employees/requests',
    staticData: { right: 'team.assign' },
    component: page(() => import('./access-requests-page.tsx'), 'AccessRequestsPage'),
  },
  roles: {
    path: '/settings/employees/roles',
    staticData: { right: 'team.read' },
    component: page(() => import('./roles-page.tsx'), 'RolesPage'),
  },
  newRole: {
    path: '/settings/employees/roles/new',
    validateSearch: (raw: Record<string, unknown>): { from?: string | undefined } => ({ from: textOf(raw.from) }),
    staticData: { right: 'roles.manage' },
    component: page(() => import('./role-page.tsx'), 'NewRolePage'),
  },
  role: {
    path: '/settings/employees/roles/$roleKey',
    staticData: { right: 'team.read' },
    component: page(() => import('./role-page.tsx'), 'RolePage'),
  },
  invitations: {
    path: '/settings/invitations',
    validateSearch: invitationsSearch,
    staticData: { right: 'team.invite' },
    component: page(() => import('./invitations-page.tsx'), 'InvitationsPage'),
  },
  /** Below `invitations`: a drawer over the list. */
  invite: {
    path: 'new',
    validateSearch: (raw: Record<string, unknown>): { to?: string | undefined } => ({ to: textOf(raw.to) }),
    pendingComponent: Nothing,
    component: page(() => import('./invite-drawer.tsx'), 'InviteDrawer'),
  },
  inviteMany: {
    path: '/settings/invite-many',
    validateSearch: (raw: Record<string, unknown>): { batch?: string | undefined } => ({ batch: textOf(raw.batch) }),
    staticData: { right: 'team.invite' },
    component: page(() => import('./invite-many-page.tsx'), 'InviteManyPage'),
  },
} as const;

/** A drawer comes over a page that is already there: while its code is on its way, nothing stands for it. */
function Nothing() {
  return null;
}
