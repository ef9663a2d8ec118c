import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { RIGHT_KEYS, RIGHTS, type Right } from '@prikazchik/permissions/right';
import { toRights } from '@prikazchik/permissions/rightset';
import { ROLE_KEYS, ROLES, refOf } from '@prikazchik/permissions/role';
import { standingOf } from '../src/modules/team/email-changes.rules.ts';
import type { Client, Fields } from './client.ts';
import * as documents from './documents.ts';
import { approveEmailChange, declineEmailChange } from './email-changes.documents.ts';
import type { TestApp } from './harness.ts';
import { sessionOf } from './players.ts';
import { createRole, deleteRole, updateRole } from './roles.documents.ts';
import type { Shop } from './seeds.ts';

export const kinds = ['owner', ...ROLE_KEYS, 'lead'] as const;
export type Kind = (typeof kinds)[number];

/** A role of the shop's own: someone who leads a warehouse and its people. */
export const leads: readonly Right[] = [
  ...toRights(ROLES.warehouse_operator.rights),
  'team.invite',
  'team.assign',
  'team.block',
  'team.remove',
  'roles.manage',
];

export const rightsOf = (kind: Kind): readonly Right[] => {
  if (kind === 'owner') return RIGHT_KEYS;
  return kind === 'lead' ? leads : toRights(ROLES[kind].rights);
};
export const giveable = (kind: Kind) => rightsOf(kind).filter((right) => !RIGHTS[right].ownerOnly);
export const covers = (kind: Kind, rights: readonly Right[]) => rights.every((right) => rightsOf(kind).includes(right));

/** A shop of its own for each actor, so that they need not wait for one another. */
export interface Stage {
  app: TestApp;
  shop: Shop;
  owner: Client;
  actor: Client;
  lead: string;
}

export interface Deed {
  right: Right;
  /** Asks the one colleague, or the one role, that it is done to. */
  target?: 'person' | 'former' | 'role';
  gives?: 'role' | 'rights' | 'right';
  /** Whether it gives to whoever holds a link. */
  byLink?: true;
  document: string;
  variables(stage: Stage, target: Kind, gives: Kind): Promise<object>;
  /** Where the answer tells a refusal that is no problem of its own; whatever it began is over then. */
  told?(stage: Stage, answer: Fields): Promise<string | null>;
}

let count = 0;

export const roleFor = ({ lead }: Stage, kind: Kind) => (kind === 'lead' ? lead : refOf(kind));

export async function person(stage: Stage, kind: Kind, state = 'active'): Promise<string> {
  if (kind === 'owner') return stage.shop.owner.memberId;
  const { memberId } = await stage.app.member(stage.shop, [roleFor(stage, kind).toLowerCase()]);
  await stage.app.sql`update members set state = ${state} where id = ${memberId}`;
  return memberId;
}

/** A session of this person's, without the time that a password takes. */
async function sessionFor({ app }: Stage, userId: string): Promise<string> {
  const id = randomUUID();
  await app.sql`insert into sessions (id, user_id, portal, expires_at) values (${id}, ${userId}, 'seller', now() + interval '1 hour')`;
  return id;
}

/** A person's wish for another address, whose new box is proved. */
async function emailChange(stage: Stage, kind: Kind): Promise<{ id: string }> {
  const [id, memberId] = [randomUUID(), await person(stage, kind)];
  const { companyId } = stage.shop;
  const roles = kind === 'owner' ? [] : [roleFor(stage, kind).toLowerCase()];
  const isOwner = kind === 'owner';
  const standing = standingOf([{ companyId, memberId, companyState: 'active', state: 'active', isOwner, roles }]);
  const email = `above.${++count}@mail.test`;
  await stage.app.sql`update email_changes set ended_at = now(), end_reason = 'replaced' where user_id = ${stage.shop.owner.userId}`;
  await stage.app.sql`
    insert into email_changes (id, user_id, session_id, email, email_key, old_email, old_email_key, standing, confirmed_at, expires_at)
    select ${id}, u.id, ${sessionOf(stage.owner.accessToken) ?? ''}, ${email}, ${email}, u.email, u.email_key, ${standing}, now(), now() + interval '1 day'
      from members m join users u on u.id = m.user_id where m.id = ${memberId}`;
  return { id };
}

/** A role of the rights of this kind, and somebody who holds it. */
async function role(stage: Stage, kind: Kind): Promise<{ id: string; version: number }> {
  const input = { name: `Роль ${++count}`, description: null, rights: giveable(kind) };
  const id = (await stage.owner.get(createRole, { input })).createRole.key;
  await stage.app.member(stage.shop, [id]);
  return { id, version: 1 };
}

async function invitation(stage: Stage, gives: Kind): Promise<string> {
  const input = { email: `above.${++count}@mail.test`, roles: [roleFor(stage, gives)], note: null, locale: 'RU', days: 7 };
  return (await stage.owner.get(documents.inviteMember, { input })).inviteMember.id;
}

/** As if its letter had gone out two days ago; the one that is on its way is given up. */
export const unanswered = (sql: TestApp['sql'], id: string) => sql`
  update invitations set generation = generation + 1, delivery = 'sent', sent_at = now() - interval '2 days', reminded_at = null where id = ${id}`;

const listOf = (stage: Stage, gives: Kind) => ({
  input: { list: `above.${++count}@mail.test`, roles: [roleFor(stage, gives)], note: null, locale: 'RU', days: 7 },
});

const content = (gives: Kind) => ({ name: `Роль ${++count}`, description: null, rights: rightsOf(gives) });
const toPerson =
  (state?: string) =>
  async (stage: Stage, target: Kind): Promise<object> => ({ id: await person(stage, target, state) });

/** Invitations to become the owner can't be made, so there is none to send again; nor can one ask for what only an owner holds. */
export const offered: readonly Kind[] = kinds.filter((kind) => kind !== 'owner');

export const deeds: Record<string, Deed> = {
  inviteMember: {
    right: 'team.invite',
    gives: 'role',
    document: documents.inviteMember,
    async variables(stage, _target, gives) {
      return { input: { email: `above.${++count}@mail.test`, roles: [roleFor(stage, gives)], note: null, locale: 'RU', days: 7 } };
    },
  },
  resendInvitation: {
    right: 'team.invite',
    gives: 'role',
    document: documents.resendInvitation,
    variables: async (stage, _target, gives) => ({ id: await invitation(stage, gives) }),
  },
  revokeInvitation: {
    right: 'team.invite',
    gives: 'role',
    document: documents.revokeInvitation,
    variables: async (stage, _target, gives) => ({ id: await invitation(stage, gives) }),
  },
  remindInvitations: {
    right: 'team.invite',
    gives: 'role',
    document: documents.remindInvitations,
    async variables(stage, _target, gives) {
      const id = await invitation(stage, gives);
      await stage.app.sql`update invitations set reminded_at = now() where company_id = ${stage.shop.companyId}`;
      await unanswered(stage.app.sql, id);
      return {};
    },
  },
  prepareInvitations: {
    right: 'team.invite',
    gives: 'role',
    document: documents.prepareInvitations,
    variables: async (stage, _target, gives) => listOf(stage, gives),
    told: async (_stage, { lines }) => lines[0].problem,
  },
  sendInvitations: {
    right: 'team.invite',
    gives: 'role',
    document: documents.sendInvitations,
    async variables(stage, _target, gives) {
      const { data } = await stage.actor.ask(documents.prepareInvitations, listOf(stage, gives));
      return { id: data?.prepareInvitations?.id ?? randomUUID() };
    },
    async told({ actor }, { id }) {
      for (;;) {
        const { invitationBatch: sent } = await actor.get(documents.invitationBatch, { id });
        if (sent.ready === 0) return sent.lines[0].problem;
        await delay(50);
      }
    },
  },
  changeRoles: {
    right: 'team.assign',
    target: 'person',
    gives: 'role',
    document: documents.changeRoles,
    variables: async (stage, target, gives) => ({ input: { memberId: await person(stage, target), roles: [roleFor(stage, gives)] } }),
  },
  updateMember: {
    right: 'team.update',
    target: 'person',
    document: documents.updateMember,
    variables: async (stage, target) => ({ input: { memberId: await person(stage, target), version: 1, position: `Место ${++count}` } }),
  },
  setMemberAccess: {
    right: 'team.assign',
    target: 'person',
    gives: 'rights',
    document: documents.setMemberAccess,
    async variables(stage, target, gives) {
      const memberId = await person(stage, target);
      const { version } = (await stage.owner.get(documents.memberAccess, { id: memberId })).member.access;
      const rights = rightsOf(gives).map((right) => ({ right, effect: 'GRANT' }));
      return { input: { memberId, version, roles: [{ role: 'WAREHOUSE_OPERATOR' }], rights } };
    },
  },
  approveEmailChange: { right: 'team.approveEmail', target: 'person', document: approveEmailChange, variables: emailChange },
  declineEmailChange: { right: 'team.approveEmail', target: 'person', document: declineEmailChange, variables: emailChange },
  blockMember: { right: 'team.block', target: 'person', document: documents.blockMember, variables: toPerson() },
  unblockMember: { right: 'team.block', target: 'person', document: documents.unblockMember, variables: toPerson('blocked') },
  removeMember: { right: 'team.remove', target: 'person', document: documents.removeMember, variables: toPerson() },
  endMemberSession: {
    right: 'security.manage',
    target: 'person',
    document: documents.endMemberSession,
    async variables(stage, target) {
      const memberId = await person(stage, target);
      const [member] = await stage.app.sql`select user_id from members where id = ${memberId}`;
      return { id: await sessionFor(stage, member?.user_id) };
    },
  },
  endMemberSessions: {
    right: 'security.manage',
    target: 'person',
    document: documents.endMemberSessions,
    variables: async (stage, target) => ({ memberId: await person(stage, target) }),
  },
  letMemberIn: {
    right: 'security.manage',
    target: 'person',
    document: documents.letMemberIn,
    async variables(stage, target) {
      const { companyId, owner } = stage.shop;
      // Locked, and everyone who is there let in: whoever comes after that is out.
      await stage.app
        .sql`insert into shop_security (company_id, locked_at, locked_by) values (${companyId}, now(), ${owner.memberId}) on conflict do nothing`;
      await stage.app.sql`update members set let_in_at = clock_timestamp() where company_id = ${companyId}`;
      return { memberId: await person(stage, target) };
    },
  },
  restoreMember: {
    right: 'team.remove',
    target: 'former',
    gives: 'role',
    document: documents.restoreMember,
    variables: async (stage, target, gives) => ({
      input: { memberId: await person(stage, target, 'removed'), roles: [roleFor(stage, gives)] },
    }),
  },
  takeOverInvitation: {
    right: 'team.invite',
    gives: 'role',
    document: documents.takeOverInvitation,
    async variables(stage, _target, gives) {
      const id = await invitation(stage, gives);
      await stage.app.sql`update invitations set waiting_since = now() where id = ${id}`;
      return { id };
    },
  },
  viewAsMember: {
    right: 'team.assign',
    target: 'person',
    document: documents.viewAsMember,
    variables: async (stage, target) => ({ memberId: await person(stage, target) }),
  },
  viewAsRole: {
    right: 'team.assign',
    gives: 'role',
    document: documents.viewAsRole,
    variables: async (stage, _target, gives) => ({ role: roleFor(stage, gives) }),
  },
  endViewing: {
    right: 'team.assign',
    document: documents.endViewing,
    async variables({ actor }) {
      const { data } = await actor.ask(documents.viewAsRole, { role: 'WAREHOUSE_OPERATOR' });
      return { id: data?.viewAsRole?.id ?? randomUUID() };
    },
  },
  createRole: {
    right: 'roles.manage',
    gives: 'rights',
    document: createRole,
    variables: async (_stage, _target, gives) => ({ input: content(gives) }),
  },
  updateRole: {
    right: 'roles.manage',
    target: 'role',
    gives: 'rights',
    document: updateRole,
    variables: async (stage, target, gives) => ({ input: { ...(await role(stage, target)), ...content(gives) } }),
  },
  deleteRole: {
    right: 'roles.manage',
    target: 'role',
    gives: 'role',
    document: deleteRole,
    variables: async (stage, target, gives) => ({ input: { id: (await role(stage, target)).id, moveTo: roleFor(stage, gives) } }),
  },
};
