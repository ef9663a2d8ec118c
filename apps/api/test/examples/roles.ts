import { expect } from 'vitest';
import { createRole } from '../roles.documents.ts';
import type { Example, Examples, Who, World } from './example.ts';

const row = (who: Who, action: string, id: string | null, reason: string | null = null): Example['rows'] => [
  { log: 'shop', who, action, object: ['role', id], reason },
];

const content = (world: World, rights = ['team.read', 'stocks.read']) => ({
  name: `Роль ${world.number()}`,
  description: 'Канарейка',
  rights,
});

async function newRole(world: World): Promise<{ id: string; version: number }> {
  const { createRole: made } = await world.owner.get(createRole, { input: content(world) });
  return { id: made.key, version: made.version };
}

const incomplete = ['products.write'];

/** Mutations about roles of a shop's own. */
export const roles = {
  createRole: {
    done: async (world) => ({
      client: world.owner,
      variables: { input: content(world) },
      rows: row(world.asOwner, 'role.create', expect.any(String)),
    }),
    refused: async (world) => ({
      client: world.owner,
      variables: { input: content(world, incomplete) },
      rows: row(world.asOwner, 'role.create', null, 'RIGHT_MISSING'),
    }),
  },
  updateRole: {
    async done(world) {
      const role = await newRole(world);
      return {
        client: world.owner,
        variables: { input: { ...role, ...content(world) } },
        rows: row(world.asOwner, 'role.update', role.id),
      };
    },
    async refused(world) {
      const role = await newRole(world);
      const input = { ...role, ...content(world, incomplete) };
      return { client: world.owner, variables: { input }, rows: row(world.asOwner, 'role.update', role.id, 'RIGHT_MISSING') };
    },
  },
  deleteRole: {
    async done(world) {
      const { id } = await newRole(world);
      return { client: world.owner, variables: { input: { id } }, rows: row(world.asOwner, 'role.delete', id) };
    },
    async refused(world) {
      const { id } = await newRole(world);
      const input = { id, moveTo: id };
      return { client: world.owner, variables: { input }, rows: row(world.asOwner, 'role.delete', id, 'INVALID_CHOICE') };
    },
  },
} satisfies Record<string, Examples>;
