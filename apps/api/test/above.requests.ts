import { randomUUID } from 'node:crypto';
import type { Right } from '@prikazchik/permissions/right';
import { type Deed, type Kind, person, type Stage } from './above.deeds.ts';
import * as documents from './documents.ts';

/** One right that stands for all of a role, where a single one is given. */
export const oneOf: Record<Kind, Right> = {
  owner: 'company.transfer',
  administrator: 'developers.manage',
  manager: 'orders.cancel',
  content_manager: 'products.import',
  accountant: 'finance.export',
  warehouse_operator: 'labels.print',
  lead: 'roles.manage',
};

/** What somebody of this kind asks for: that one right, which is denied to them whatever their role. */
async function asked(stage: Stage, target: Kind, gives: Kind): Promise<string> {
  const [memberId, right, { companyId }] = [await person(stage, target), oneOf[gives], stage.shop];
  await stage.app.sql`insert into member_rights (company_id, member_id, "right", effect)
    values (${companyId}, ${memberId}, ${right}, 'restrict') on conflict do nothing`;
  const [request] = await stage.app.sql<{ id: string }[]>`insert into access_requests (company_id, id, member_id, "right")
    values (${companyId}, ${randomUUID()}, ${memberId}, ${right})
    on conflict (company_id, member_id, "right") where state = 'pending' do update set note = excluded.note returning id`;
  return request?.id ?? '';
}

/** Somebody of this kind with the right until tomorrow, whatever their role: it adds to how high they stand. */
async function ending(stage: Stage, target: Kind, right: Right): Promise<object> {
  const [memberId, { companyId }] = [await person(stage, target), stage.shop];
  const to = new Date(Date.now() + 86_400_000);
  await stage.app.sql`insert into member_rights (company_id, member_id, "right", effect, valid_to)
    values (${companyId}, ${memberId}, ${right}, 'grant', ${to})
    on conflict (company_id, member_id, "right", effect) do update set valid_to = excluded.valid_to`;
  return { memberId, right, to };
}

/** The mutations that give one right, or more time for one. */
export const requestDeeds: Record<string, Deed> = {
  approveAccessRequest: {
    right: 'team.assign',
    target: 'person',
    gives: 'right',
    document: documents.approveAccessRequest,
    variables: async (stage, target, gives) => ({ input: { id: await asked(stage, target, gives) } }),
  },
  extendAccess: {
    right: 'team.assign',
    target: 'person',
    document: documents.extendAccess,
    variables: async (stage, target) => ({ input: await ending(stage, target, oneOf.warehouse_operator) }),
  },
  declineAccessRequest: {
    right: 'team.assign',
    target: 'person',
    gives: 'right',
    document: documents.declineAccessRequest,
    variables: async (stage, target, gives) => ({ input: { id: await asked(stage, target, gives) } }),
  },
};
