import type { SetSecurityPolicyInput } from '@prikazchik/inputs/team.input';
import { keyOf } from '@prikazchik/permissions/role';
import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { demand, judge, type Viewer } from '../../platform/viewer.ts';
import { showedSecondFactor } from '../accounts/accounts.module.ts';
import type { Journal } from '../audit/audit.module.ts';
import { listMembers } from './members.repository.ts';
import { type MemberView, refusalToReset, viewOf } from './members.rules.ts';
import { findRoles } from './roles.repository.ts';
import { findLock, findPolicy, type Lock, type Policy, type Standing, savePolicy, standings } from './shop-security.repository.ts';
import type { FactorRule } from './shop-security.tables.ts';
import { securityNews } from './team.jobs.ts';

/** One of the shop's people in matters of security, as the viewer sees them. */
export interface SecurityOfMember extends Omit<Standing, 'memberId'> {
  member: MemberView;
  /** Whether the viewer may take their second factor from them, as far as ranks go. */
  canResetFactor: boolean;
}

/** What the shop asks of its people, and how they stand. */
export interface ShopSecurity {
  policy: Policy;
  lock: Lock | null;
  people: SecurityOfMember[];
}

export interface Policies {
  read(viewer: Viewer | null): Promise<ShopSecurity>;
  /**
   * Who must have a second factor here: whoever has none, or has not shown it in their session, gets nothing of the shop from the
   * next request on. FACTOR_MISSING for a viewer of whom that is true; CHANGED_MEANWHILE when another policy was edited.
   */
  set(viewer: Viewer | null, input: SetSecurityPolicyInput): Promise<ShopSecurity | Problem>;
}

const right = 'security.manage';

/** Whom a page shows at most; a shop of more people than this is judged all the same. */
const peopleMost = 1000;

export function createPolicies(database: Database, journal: Journal, enqueue: Enqueue): Policies {
  async function read(viewer: Viewer | null): Promise<ShopSecurity> {
    const who = demand(viewer, 'security.read');
    const { companyId } = who.membership;
    return database.read(companyId, async (reader) => {
      const known = await standings(reader, companyId);
      const people = (
        await listMembers(reader, companyId, { state: null, role: null, search: null, inContacts: false }, null, peopleMost)
      ).flatMap((member) => {
        const standing = known.get(member.id);
        const canResetFactor = standing?.hasSecondFactor === true && judge(who, right).allowed && refusalToReset(who, member) === null;
        return standing ? [{ ...standing, canResetFactor, member: viewOf(who, member) }] : [];
      });
      return { policy: await findPolicy(reader, companyId), lock: await findLock(reader, companyId), people };
    });
  }

  async function refusalOfRoles(tx: Tx, companyId: string, rule: FactorRule, roles: string[]): Promise<Problem | null> {
    if (rule === 'roles' && roles.length === 0) return new Problem('REQUIRED', 'roles');
    return (await findRoles(tx, companyId, roles)) ? null : new Problem('INVALID_CHOICE', 'roles');
  }

  return {
    read,
    async set(viewer, input) {
      const deed = { action: 'company.setSecurityPolicy', objectType: 'company', right, changesPeople: true } as const;
      const saved = await journal.perform<null>(viewer, deed, async (tx, who, note) => {
        const { companyId, memberId } = who.membership;
        if (!(await showedSecondFactor(tx, who.sessionId))) return new Problem('FACTOR_MISSING');
        const rule = input.rule.toLowerCase() as FactorRule;
        const roles = rule === 'roles' ? input.roles.map(keyOf) : [];
        const wrong = await refusalOfRoles(tx, companyId, rule, roles);
        if (wrong) return wrong;
        const before = await findPolicy(tx, companyId);
        if (!(await savePolicy(tx, companyId, { rule, roles, version: input.version }))) return new Problem('CHANGED_MEANWHILE');
        // Everyone of the shop hears it: their streams are judged anew, their pages read who they are now.
        await announce(tx, { topic: 'company', companyId });
        await announce(tx, { topic: 'team', companyId });
        await enqueue(tx, securityNews, { companyId, kind: 'FACTOR_ASKED', by: memberId, lockedAt: null, after: null });
        note({
          objectId: companyId,
          before: { factorRule: before.rule, roles: before.roles },
          after: { factorRule: rule, roles },
        });
        return null;
      });
      return saved ?? read(viewer);
    },
  };
}
