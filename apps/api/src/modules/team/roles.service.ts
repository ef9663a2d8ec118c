import type { CreateRoleInput, DeleteRoleInput, UpdateRoleInput } from '@prikazchik/inputs/team.input';
import { RIGHT_KEYS, type Right } from '@prikazchik/permissions/right';
import { compile, has, NONE, toRights } from '@prikazchik/permissions/rightset';
import { keyOf, ROLE_KEYS, ROLES, type Role, type RoleKey } from '@prikazchik/permissions/role';
import { mayGrant } from '@prikazchik/permissions/team';
import type { Database, Tx } from '../../platform/db.ts';
import { roleOf } from '../../platform/given.ts';
import { parseId } from '../../platform/id.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import { demand, grantable, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import type { Journal } from '../audit/audit.module.ts';
import { roleNames, tell } from '../notices/notices.module.ts';
import { reviewAccessRequestsOf } from './access-requests.repository.ts';
import { actionsBy, RIGHT_OF_ACTION } from './deeds.rules.ts';
import { endsOf } from './ends.rules.ts';
import { planEnds } from './ends.service.ts';
import { reviewInvitationsOf } from './invitations.repository.ts';
import { findMember, listHolders, lockMembers } from './members.repository.ts';
import { type Member, refusalToGrant } from './members.rules.ts';
import * as repository from './roles.repository.ts';
import { effectOn, fitRights, isPresetTitle, ownRolesMost, refusalToEdit } from './roles.rules.ts';
import { movePolicy } from './shop-security.repository.ts';
import { accessLetter } from './team.jobs.ts';

/** A role as one viewer sees it: a preset, or one of the shop's own. */
export interface RoleView {
  key: string;
  /** Null for a preset: the portals know what it is called. */
  name: string | null;
  description: string | null;
  rights: Right[];
  /** Null for a preset, which nobody edits. */
  version: number | null;
  holders: number;
  assignable: boolean;
}

/** What a change of a role would do to one who holds it. */
export interface RoleEffect {
  memberId: string;
  fullName: string;
  loses: Right[];
  gains: Right[];
  /** Of what they lose, what they made use of in the last thirty days, and when last. */
  used: { right: Right; at: Date }[];
}

export interface Roles {
  list(viewer: Viewer | null): Promise<RoleView[]>;
  /** What would become of those who hold the role if its rights were these; changes nothing. */
  effects(viewer: Viewer | null, id: string, rights: readonly Right[]): Promise<RoleEffect[]>;
  create(viewer: Viewer | null, input: CreateRoleInput): Promise<RoleView | Problem>;
  update(viewer: Viewer | null, input: UpdateRoleInput): Promise<RoleView | Problem>;
  /** Ends a role that nobody holds, or whose holders get another one. @returns its id */
  remove(viewer: Viewer | null, input: DeleteRoleInput): Promise<string | Problem>;
}

const usedWithinDays = 30;
const right = 'roles.manage';
const objectType = 'role';

export function createRoles(database: Database, journal: Journal, enqueue: Enqueue): Roles {
  const viewOf = (who: ShopViewer, role: repository.RoleRow, holders: number): RoleView => ({
    key: role.id,
    name: role.name,
    description: role.description,
    rights: role.rights,
    version: role.version,
    holders,
    assignable: mayGrant(grantable(who), roleOf(role.id, role.rights)?.rights ?? NONE) === null,
  });

  const preset = (who: ShopViewer, key: RoleKey, holders: number): RoleView => {
    const { rights } = ROLES[key];
    const assignable = mayGrant(grantable(who), rights) === null;
    return { key, name: null, description: null, rights: toRights(rights), version: null, holders, assignable };
  };

  async function present(tx: Tx, companyId: string, id: string) {
    const row = await repository.findRole(tx, companyId, id);
    const role = row && roleOf(id, row.rights);
    if (!row || !role) throw notFound();
    return { row, role };
  }

  async function refusalOfName(tx: Tx, companyId: string, name: string, exceptId: string | null): Promise<Problem | null> {
    const taken = isPresetTitle(name) || (await repository.isNameTaken(tx, companyId, name, exceptId));
    return taken ? new Problem('NAME_TAKEN', 'name') : null;
  }

  /** The role that takes the place of one that ends; null when nobody holds it and none was named. */
  async function heirOf(tx: Tx, companyId: string, id: string, moveTo: string | null, holders: number): Promise<Role | null | Problem> {
    if (moveTo) {
      const [heir] = (keyOf(moveTo) !== id && (await repository.findRoles(tx, companyId, [keyOf(moveTo)]))) || [];
      return heir ?? new Problem('INVALID_CHOICE', 'moveTo');
    }
    const isHeld = holders > 0 || (await repository.isRoleOffered(tx, companyId, id));
    return isHeld ? new Problem('ROLE_IN_USE', 'moveTo', { count: holders }) : null;
  }

  /** After their roles have changed: what they sent and could not send any more waits, their pages hear of it, a letter says so. */
  async function tellHolders(tx: Tx, who: ShopViewer, holders: readonly Member[]): Promise<void> {
    const { companyId } = who.membership;
    for (const { id, userId, state } of holders) {
      const changed = await findMember(tx, companyId, id);
      if (changed) {
        await reviewInvitationsOf(tx, changed, who.askedAt);
        await reviewAccessRequestsOf(tx, changed, who.askedAt);
      }
      await announce(tx, { topic: 'access', userId, companyId, kind: 'ROLE_CHANGED', by: who.fullName });
      if (state !== 'active' || !changed) continue;
      const facts = { shopName: who.membership.companyName, byName: who.fullName, roles: roleNames(changed.roles, changed.ownRoles) };
      await tell(tx, { userId, kind: 'ROLE_CHANGED', companyId, facts });
      await enqueue(tx, accessLetter, { companyId, userId, kind: 'RIGHTS_CHANGED', roles: changed.roles });
    }
    await announce(tx, { topic: 'team', companyId });
  }

  /** Dates stay with whoever has them, and are told of the role that they hold from now on. */
  async function moveHolders(tx: Tx, who: ShopViewer, holders: readonly Member[], from: string, to: string): Promise<void> {
    await repository.moveHolders(tx, who.membership.companyId, from, to);
    for (const before of holders.filter(({ subject }) => endsOf(subject).length > 0)) {
      const after = await findMember(tx, before.companyId, before.id);
      if (after?.roles.includes(to)) await planEnds(tx, enqueue, before.subject, after, who.askedAt);
    }
  }

  async function usesOf(companyId: string, losses: ReadonlyMap<string, readonly Right[]>): Promise<Map<string, RoleEffect['used']>> {
    const lost = [...new Set([...losses.values()].flat())];
    const deeds = await database.read(companyId, (reader) =>
      repository.lastDeedsOf(reader, companyId, [...losses.keys()], actionsBy(lost), usedWithinDays),
    );
    const uses = new Map<string, RoleEffect['used']>();
    for (const right of RIGHT_KEYS) {
      for (const [memberId, rights] of losses) {
        if (!rights.includes(right)) continue;
        const times = deeds.filter((deed) => deed.memberId === memberId && RIGHT_OF_ACTION[deed.action] === right).map(({ at }) => at);
        const last = times.toSorted((a, b) => b.getTime() - a.getTime())[0];
        if (last) uses.set(memberId, [...(uses.get(memberId) ?? []), { right, at: last }]);
      }
    }
    return uses;
  }

  return {
    async list(viewer) {
      const who = demand(viewer, 'team.read');
      const { companyId } = who.membership;
      return database.read(companyId, async (reader) => {
        const [own, holders] = await Promise.all([repository.listRoles(reader, companyId), repository.countHolders(reader, companyId)]);
        const held = (key: string) => holders.get(key) ?? 0;
        return [...ROLE_KEYS.map((key) => preset(who, key, held(key))), ...own.map((role) => viewOf(who, role, held(role.id)))];
      });
    },
    async effects(viewer, id, rights) {
      const who = demand(viewer, right);
      const { companyId } = who.membership;
      const holders = await database.read(companyId, async (reader) => {
        if (!(await repository.findRole(reader, companyId, id))) throw notFound();
        return listHolders(reader, companyId, id);
      });
      const role = { key: id, rights: compile(rights) };
      const effects = holders.map((member) => ({ member, ...effectOn(member.subject, role, who.askedAt) }));
      const touched = effects.filter(({ loses, gains }) => loses.length + gains.length > 0);
      const uses = await usesOf(companyId, new Map(touched.map(({ member, loses }) => [member.id, loses])));
      return touched.map(({ member, loses, gains }) => ({
        memberId: member.id,
        fullName: member.fullName,
        loses,
        gains,
        used: uses.get(member.id) ?? [],
      }));
    },
    create: (viewer, { name, description, rights }) =>
      journal.perform(viewer, { action: 'role.create', objectType, right, changesPeople: true }, async (tx, who, note) => {
        const { companyId } = who.membership;
        const fit = fitRights(rights);
        if (fit instanceof Problem) return fit;
        const refusal = refusalToGrant(who, [{ key: '', rights: fit.set }], 'rights') ?? (await refusalOfName(tx, companyId, name, null));
        if (refusal) return refusal;
        if ((await repository.listRoles(tx, companyId)).length >= ownRolesMost)
          return new Problem('ROLE_LIMIT', null, { max: ownRolesMost });
        const id = await repository.insertRole(tx, companyId, { name, description, rights: fit.keys });
        await announce(tx, { topic: 'team', companyId });
        note({ objectId: id, after: { name, rights: fit.keys } });
        return viewOf(who, (await present(tx, companyId, id)).row, 0);
      }),
    async update(viewer, { id: typed, version, name, description, rights }) {
      const id = parseId(typed);
      const deed = { action: 'role.update', objectType, objectId: id, right, changesPeople: true } as const;
      return journal.perform(viewer, deed, async (tx, who, note) => {
        const { companyId } = who.membership;
        const { row, role } = await present(tx, companyId, id);
        const fit = fitRights(rights);
        if (fit instanceof Problem) return fit;
        const holders = await listHolders(tx, companyId, id);
        const refusal = refusalToEdit(who, role, fit.set, holders) ?? (await refusalOfName(tx, companyId, name, id));
        if (refusal) return refusal;
        await lockMembers(tx, companyId, holders);
        const content = { name, description, rights: fit.keys };
        if (!(await repository.updateRole(tx, companyId, id, version, content))) return new Problem('CHANGED_MEANWHILE');
        const isOther = fit.keys.length !== row.rights.length || row.rights.some((one) => !has(fit.set, one));
        await tellHolders(tx, who, isOther ? holders : []);
        note({ before: { name: row.name, rights: row.rights }, after: { name, rights: fit.keys } });
        return viewOf(who, (await present(tx, companyId, id)).row, holders.length);
      });
    },
    async remove(viewer, { id: typed, moveTo }) {
      const id = parseId(typed);
      const deed = { action: 'role.delete', objectType, objectId: id, right, changesPeople: true } as const;
      return journal.perform<string>(viewer, deed, async (tx, who, note) => {
        const { companyId } = who.membership;
        const { row, role } = await present(tx, companyId, id);
        const holders = await listHolders(tx, companyId, id);
        const next = await heirOf(tx, companyId, id, moveTo ?? null, holders.length);
        if (next instanceof Problem) return next;
        const refusal = refusalToEdit(who, role, next?.rights ?? NONE, holders);
        if (refusal) return refusal;
        await lockMembers(tx, companyId, holders);
        if (next) await moveHolders(tx, who, holders, id, next.key);
        await movePolicy(tx, companyId, id, next?.key ?? null);
        await repository.deleteRole(tx, companyId, id);
        await tellHolders(tx, who, holders);
        note({ before: { name: row.name, rights: row.rights }, after: { moveTo: next?.key ?? null, holders: holders.length } });
        return id;
      });
    },
  };
}
