import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { warehouses } from '../companies/companies.module.ts';
import { lockMembers } from './members.repository.ts';
import { memberRights, memberRoles } from './members.tables.ts';
import type { Access, Limits } from './terms.rules.ts';

const sameLimits = {
  validFrom: sql`excluded.valid_from`,
  validTo: sql`excluded.valid_to`,
  shiftDays: sql`excluded.shift_days`,
  shiftFrom: sql`excluded.shift_from`,
  shiftTo: sql`excluded.shift_to`,
  warehouseIds: sql`excluded.warehouse_ids`,
};

const limitsOf = ({ from, to, shift, warehouseIds }: Limits) => ({
  validFrom: from,
  validTo: to,
  shiftDays: shift?.days,
  shiftFrom: shift?.fromMinute,
  shiftTo: shift?.toMinute,
  warehouseIds,
});

/**
 * Gives a member exactly these roles and personal rights, with their dates, hours and warehouses. Takes the member's own row as
 * `moveMember` does, so that what they are just doing by the old access (see `lockViewer`) ends before it is gone.
 */
export async function replaceAccess(tx: Tx, companyId: string, memberId: string, { roles, rights }: Access): Promise<void> {
  await lockMembers(tx, companyId, [{ id: memberId }]);
  const ofRoles = and(eq(memberRoles.companyId, companyId), eq(memberRoles.memberId, memberId));
  const kept = roles.map(({ role }) => role);
  await tx.delete(memberRoles).where(and(ofRoles, notInArray(memberRoles.role, kept)));
  await tx
    .insert(memberRoles)
    .values(roles.map(({ role, ...limits }) => ({ companyId, memberId, role, ...limitsOf(limits) })))
    .onConflictDoUpdate({ target: [memberRoles.companyId, memberRoles.memberId, memberRoles.role], set: sameLimits });

  const ofRights = and(eq(memberRights.companyId, companyId), eq(memberRights.memberId, memberId));
  const named = rights.map(({ right, effect }) => `${right} ${effect}`);
  await tx
    .delete(memberRights)
    .where(and(ofRights, named.length > 0 ? notInArray(sql`${memberRights.right} || ' ' || ${memberRights.effect}`, named) : undefined));
  if (rights.length === 0) return;
  await tx
    .insert(memberRights)
    .values(rights.map(({ right, effect, ...limits }) => ({ companyId, memberId, right, effect, ...limitsOf(limits) })))
    .onConflictDoUpdate({
      target: [memberRights.companyId, memberRights.memberId, memberRights.right, memberRights.effect],
      set: sameLimits,
    });
}

/**
 * The names of every warehouse of the shop, whoever asks: for the journal, which is the whole shop's, and to tell whether what was
 * named is there.
 */
export async function warehouseNames(reader: Reader, companyId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await reader
    .select({ id: warehouses.id, name: warehouses.name })
    .from(warehouses)
    .where(eq(warehouses.companyId, companyId));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
