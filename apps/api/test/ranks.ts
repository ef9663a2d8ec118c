import { ROLE_KEYS } from '@prikazchik/permissions/role';
import type { Seeded } from '../src/shop.seed.ts';
import type { TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';

/** Who may take a second factor from a colleague, or give them a way back: whoever stands above them in every right. */
export const kinds = ['owner', ...ROLE_KEYS] as const;
export type Kind = (typeof kinds)[number];

/** Whose rights, with those of security beside, hold all of whose and more: written by hand. */
const BELOW: Readonly<Record<Kind, readonly Kind[]>> = {
  owner: ROLE_KEYS,
  administrator: ['manager', 'content_manager', 'accountant', 'warehouse_operator'],
  manager: ['manager', 'content_manager', 'warehouse_operator'],
  content_manager: ['content_manager'],
  accountant: ['accountant'],
  warehouse_operator: ['warehouse_operator'],
};

/** How it ends when one of this role, who looks after security, does it to one of that; themselves, for the owner. */
export function refusalToReset(actor: Kind, target: Kind): string {
  if (target === 'owner') return actor === 'owner' ? 'NOT_YOURSELF' : 'OWNER_UNTOUCHABLE';
  if (BELOW[actor].includes(target)) return 'done';
  return actor === target ? 'TARGET_NOT_BELOW' : 'TARGET_ABOVE_YOU';
}

/** Lets a person look after security, beside their role. */
export async function entrustSecurity(app: TestApp, { companyId }: Shop, { memberId }: Seeded): Promise<void> {
  for (const right of ['security.read', 'security.manage'])
    await app.sql`insert into member_rights (company_id, member_id, "right", effect) values (${companyId}, ${memberId}, ${right}, 'grant')`;
}
