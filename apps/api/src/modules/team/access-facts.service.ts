import type { Tx } from '../../platform/db.ts';
import { warehouseNames } from './access.repository.ts';
import type { Member } from './members.rules.ts';
import { accessFacts, accessOf } from './terms.rules.ts';

/** What the journal keeps of a member's access, before a change of it and after; warehouses by what they are called then. */
export async function accessFactsOf({ companyId, subject }: Pick<Member, 'companyId' | 'subject'>, _when: 'before' | 'after', tx: Tx) {
  const names = await warehouseNames(tx, companyId);
  return accessFacts(accessOf(subject), (id) => names.get(id) ?? id);
}
