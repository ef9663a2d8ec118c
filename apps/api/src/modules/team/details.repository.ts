import type { UpdateMemberInput } from '@prikazchik/inputs/team.input';
import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { members } from './members.tables.ts';

type Details = Pick<UpdateMemberInput, 'version' | 'displayName' | 'phone' | 'position'>;

/** Writes what the shop says of a member. @returns false when it is of another version by now */
export async function updateDetails(tx: Tx, companyId: string, id: string, details: Details): Promise<boolean> {
  const { version, displayName, phone, position } = details;
  const updated = await tx
    .update(members)
    .set({ displayName, contactPhone: phone, position, detailsVersion: sql`${members.detailsVersion} + 1` })
    .where(and(eq(members.companyId, companyId), eq(members.id, id), eq(members.detailsVersion, version)))
    .returning({ id: members.id });
  return updated.length > 0;
}
