import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Fields } from './client.ts';
import { changeRoles, inviteMember, registerByInvitation, viewer } from './documents.ts';
import { startApp, type TestApp } from './harness.ts';
import { createProduct } from './products.documents.ts';
import { createRole, deleteRole, roleEffects, roles, updateRole } from './roles.documents.ts';
import type { Person, Shop } from './seeds.ts';

let app: TestApp;
let shop: Shop;
let owner: Client;
let made = 0;

beforeAll(async () => {
  app = await startApp();
  shop = await app.shop();
  owner = await app.as(shop.owner, shop.companyId);
});
afterAll(() => app.stop());

const named = (rights: string[], name = `Роль ${++made}`) => ({ name, description: null, rights });

async function newRole(rights: string[], client = owner): Promise<Fields> {
  const { createRole: role } = await client.get(createRole, { input: named(rights) });
  if (role.__typename !== 'Role') throw new Error(`No role was made: ${JSON.stringify(role)}`);
  return role;
}

const edited = ({ key: id, version, name }: Fields, rights: string[]) => ({ input: { id, version, name, description: null, rights } });

/** Somebody who holds the role and nothing else. */
async function holderOf(role: Fields): Promise<{ person: Person; client: Client }> {
  const person = await app.member(shop, ['manager']);
  const { changeRoles: changed } = await owner.get(changeRoles, { input: { memberId: person.memberId, roles: [role.key] } });
  expect(changed).toMatchObject({ __typename: 'Member', roles: [role.key] });
  return { person, client: await app.as(person, shop.companyId) };
}

const rightsOf = async (client: Client) => (await client.get(viewer)).viewer.rights as string[];

describe('a role of the shop’s own', () => {
  it('gives exactly its rights, beside others, and everywhere where roles are told', async () => {
    const role = await newRole(['audit.read', 'team.read']);
    const { person, client } = await holderOf(role);
    expect(await rightsOf(client)).toEqual(['team.read', 'audit.read']);
    await owner.get(changeRoles, { input: { memberId: person.memberId, roles: [role.key, 'ACCOUNTANT'] } });
    expect(await rightsOf(client)).toEqual(expect.arrayContaining(['audit.read', 'finance.export']));

    const own = [{ key: role.key, name: role.name, rights: ['team.read', 'audit.read'] }];
    const { viewer: me } = await client.get('{ viewer { membership { roles ownRoles { key name rights } } } }');
    expect(me.membership).toEqual({ roles: [role.key, 'ACCOUNTANT'], ownRoles: own });
    const { member } = await owner.get('query ($id: ID!) { member(id: $id) { ownRoles { key name rights } } }', { id: person.memberId });
    expect(member.ownRoles).toEqual(own);
    const { members } = await owner.get('query ($role: RoleKey) { members(filter: { role: $role }) { edges { node { id } } } }', {
      role: role.key,
    });
    expect(members.edges.map(({ node }: Fields) => node.id)).toEqual([person.memberId]);
    const { accessExplain } = await client.get('{ accessExplain(right: "audit.read") { because { code role } } }');
    expect(accessExplain.because).toEqual([{ code: 'ROLE', role: role.key }]);
  });

  it('is offered by letter under its name, and accepted', async () => {
    const role = await newRole(['stocks.read', 'team.read']);
    const email = `own.${made}@mail.test`;
    await owner.get(inviteMember, { input: { email, roles: [role.key], note: null, locale: 'RU', days: 7 } });
    expect((await app.mail.letter(email)).html).toContain(role.name);
    const token = await app.mail.token(email);
    const input = { token, fullName: 'Новичок Второй', phone: '+79161234567', password: 'a lantern over the gate', locale: 'RU' };
    const client = app.guest('staff');
    client.accessToken = (await client.get(registerByInvitation, { input })).registerByInvitation.accessToken;
    client.company = shop.companyId;
    expect(await rightsOf(client)).toEqual(['team.read', 'stocks.read']);
  });

  it('passes over a right that this build does not know, and gives nothing that is the owner’s alone', async () => {
    const role = await newRole(['team.read']);
    const { client } = await holderOf(role);
    await app.sql`update roles set rights = '{team.read,moon.read,company.transfer}' where id = ${role.key}`;
    expect(await rightsOf(client)).toEqual(['team.read']);
  });

  it.each([
    ['without what it depends on', ['products.write'], { code: 'RIGHT_MISSING', field: 'rights', params: { right: 'products.read' } }],
    ['with what only an owner holds', ['company.read', 'company.transfer'], { code: 'INVALID_CHOICE', field: 'rights' }],
    ['without any right', [], { code: 'REQUIRED', field: 'rights' }],
  ])('is refused %s', async (_what, rights, problem) => {
    expect((await owner.get(createRole, { input: named(rights) })).createRole).toMatchObject(problem);
  });

  const taken = ['Администратор', 'MANAGER', 'роль первая', 'Адми\u200Bнистратор', 'Контент  менеджер', 'content_manager', 'владелец'];
  it.each(taken)('is refused under the name of another role: %s', async (name) => {
    await owner.get(createRole, { input: named(['team.read'], 'Роль первая') });
    expect((await owner.get(createRole, { input: named(['team.read'], name) })).createRole).toMatchObject({
      code: 'NAME_TAKEN',
      field: 'name',
    });
  });

  it('of another shop is no role here', async () => {
    const other = await app.shop();
    const foreign = await newRole(['team.read'], await app.as(other.owner, other.companyId));
    const { memberId } = await app.member(shop, ['manager']);
    const none = { code: 'INVALID_CHOICE', field: 'roles' };
    expect((await owner.get(changeRoles, { input: { memberId, roles: [foreign.key] } })).changeRoles).toMatchObject(none);
    const input = { email: 'foreign.role@mail.test', roles: [foreign.key], note: null, locale: 'RU', days: 7 };
    expect((await owner.get(inviteMember, { input })).inviteMember).toMatchObject(none);
    expect(await owner.refusal(updateRole, edited(foreign, ['team.read']))).toBe('NOT_FOUND');
    const mine = await newRole(['team.read']);
    expect((await owner.get(deleteRole, { input: { id: mine.key, moveTo: foreign.key } })).deleteRole).toMatchObject({
      code: 'INVALID_CHOICE',
      field: 'moveTo',
    });
  });
});

describe('editing a role', () => {
  it('changes everyone who holds it on the very next request, and tells them', async () => {
    const role = await newRole(['team.read', 'products.read']);
    const { person, client } = await holderOf(role);
    expect(await client.refusal('{ productCounts { active } }')).toBeNull();
    const { updateRole: changed } = await owner.get(updateRole, edited(role, ['team.read', 'stocks.read']));
    expect(changed).toMatchObject({ version: 2, holders: 1, rights: ['team.read', 'stocks.read'] });
    expect(await client.refusal('{ productCounts { active } }')).toBe('FORBIDDEN');
    expect((await app.mail.letter(person.email, 2)).subject).toContain('Ваши права в магазине');
  });

  it('is refused to one who read an older version', async () => {
    const role = await newRole(['team.read']);
    const answers = await Promise.all(
      [1, 2, 3, 4].map((n) => owner.get(updateRole, edited({ ...role, name: `${role.name}.${n}` }, ['team.read']))),
    );
    expect(answers.filter(({ updateRole: { code } }) => code === 'CHANGED_MEANWHILE')).toHaveLength(3);
  });

  it('lets the invitations wait that its holder could not send any more', async () => {
    const role = await newRole(['team.read', 'team.invite', 'stocks.read']);
    const { client } = await holderOf(role);
    const small = await newRole(['stocks.read']);
    const input = { email: `fallen.${made}@mail.test`, roles: [small.key], note: null, locale: 'RU', days: 7 };
    const { inviteMember: sent } = await client.get(inviteMember, { input });
    await owner.get(updateRole, edited(role, ['team.read', 'team.invite']));
    expect(await app.sql`select state, waiting_since is not null as waits from invitations where id = ${sent.id}`).toEqual([
      { state: 'pending', waits: true },
    ]);
  });
});

describe('who may', () => {
  /** A lead who manages roles and holds little else. */
  async function lead(more: string[] = []) {
    return holderOf(await newRole(['team.read', 'team.assign', 'roles.manage', ...more]));
  }

  it('put into a role: nobody what they do not hold', async () => {
    const { client } = await lead();
    expect((await client.get(createRole, { input: named(['team.read', 'stocks.read']) })).createRole).toMatchObject({
      code: 'RIGHT_NOT_HELD',
      field: 'rights',
    });
    const role = await newRole(['stocks.read']);
    for (const rights of [['stocks.read'], ['stocks.read', 'team.read'], ['team.read']]) {
      expect((await client.get(updateRole, edited(role, rights))).updateRole).toMatchObject({ code: 'RIGHT_NOT_HELD' });
    }
    expect((await client.get(deleteRole, { input: { id: role.key } })).deleteRole).toMatchObject({ code: 'RIGHT_NOT_HELD' });
  });

  it('edit a role: nobody one that they hold themselves, nor one held by somebody above them', async () => {
    const { person, client } = await lead(['stocks.read']);
    const [mine] = (await client.get(viewer)).viewer.membership.roles;
    const { roles: all } = await client.get(roles);
    const own = all.find(({ key }: Fields) => key === mine);
    expect((await client.get(updateRole, edited(own, ['team.read', 'roles.manage']))).updateRole).toMatchObject({ code: 'NOT_YOURSELF' });
    expect((await client.get(deleteRole, { input: { id: own.key, moveTo: own.key } })).deleteRole).toMatchObject({
      code: 'INVALID_CHOICE',
    });

    const role = await newRole(['stocks.read', 'team.read']);
    const above = await app.member(shop, ['manager']);
    await owner.get(changeRoles, { input: { memberId: above.memberId, roles: ['MANAGER', role.key] } });
    expect((await client.get(updateRole, edited(role, ['stocks.read']))).updateRole).toMatchObject({
      code: 'TARGET_ABOVE_YOU',
      params: { name: above.fullName },
    });
    expect(person.memberId).not.toBe(above.memberId);
  });

  it('give a role: nobody one beyond their rights', async () => {
    const { client } = await lead();
    const beyond = await newRole(['stocks.read']);
    const { person } = await holderOf(await newRole(['team.read']));
    const { changeRoles: answer } = await client.get(changeRoles, { input: { memberId: person.memberId, roles: [beyond.key] } });
    expect(answer).toMatchObject({ code: 'RIGHT_NOT_HELD', field: 'roles' });
  });
});

describe('ending a role', () => {
  it('is refused while somebody holds it or is invited to it, and moves them to another one', async () => {
    const [role, heir] = [await newRole(['team.read', 'stocks.read']), await newRole(['team.read'])];
    const { client } = await holderOf(role);
    const email = `moved.${made}@mail.test`;
    const { inviteMember: sent } = await owner.get(inviteMember, {
      input: { email, roles: [role.key], note: null, locale: 'RU', days: 7 },
    });
    const inUse = { code: 'ROLE_IN_USE', field: 'moveTo', params: { count: 1 } };
    expect((await owner.get(deleteRole, { input: { id: role.key } })).deleteRole).toMatchObject(inUse);
    expect((await owner.get(deleteRole, { input: { id: role.key, moveTo: heir.key } })).deleteRole).toEqual({
      __typename: 'DeletedRole',
      id: role.key,
    });
    expect(await rightsOf(client)).toEqual(['team.read']);
    expect(await app.sql`select roles from invitations where id = ${sent.id}`).toEqual([{ roles: [heir.key] }]);
    const { roles: left } = await owner.get(roles);
    expect(left.map(({ key }: Fields) => key)).not.toContain(role.key);
  });

  it('forgets those who were removed while they held it', async () => {
    const role = await newRole(['team.read']);
    const { person } = await holderOf(role);
    await app.sql`update members set state = 'removed' where id = ${person.memberId}`;
    expect((await owner.get(deleteRole, { input: { id: role.key } })).deleteRole.__typename).toBe('DeletedRole');
  });
});

describe('before saving', () => {
  it('tells who would lose and gain what, and who made use of it', async () => {
    const role = await newRole(['products.read', 'products.write', 'prices.read']);
    const busy = await holderOf(role);
    const idle = await holderOf(role);
    const covered = await holderOf(role);
    await owner.get(changeRoles, { input: { memberId: covered.person.memberId, roles: ['MANAGER', role.key] } });
    await busy.client.get(createProduct, { input: { sku: 'РОЛЬ-1', title: 'Кружка', description: '', seoTitle: '', seoDescription: '' } });

    const { roleEffects: effects } = await owner.get(roleEffects, { id: role.key, rights: ['products.read', 'ads.read', 'prices.read'] });
    const change = { loses: ['products.write'], gains: ['ads.read'] };
    expect(effects).toEqual([
      {
        memberId: busy.person.memberId,
        fullName: busy.person.fullName,
        ...change,
        used: [{ right: 'products.write', at: expect.any(String) }],
      },
      { memberId: idle.person.memberId, fullName: idle.person.fullName, ...change, used: [] },
    ]);
    expect(await rightsOf(busy.client)).toContain('products.write');
  });
});
