import type { RoleKey, RoleRef } from '@prikazchik/permissions/role';
import { presetOf, ROLE_KEYS, refOf } from '@prikazchik/permissions/role';

/** The preset roles as the API spells them, in the order in which people choose among them. */
export const PRESETS: readonly RoleRef[] = ROLE_KEYS.map(refOf);

const OWN_ROLE = /^[\da-f-]{36}$/;

/** A role in an address: a preset, or the id of one of the shop's own. Made without the schemas of inputs, which the router can do without. */
export function roleOf(raw: unknown): RoleRef | undefined {
  if (typeof raw !== 'string') return undefined;
  return (presetOf(raw) && refOf(raw.toLowerCase())) === raw || OWN_ROLE.test(raw) ? raw : undefined;
}

/** The key of a preset's words. A preset that this build does not know can't be: it is made from the same table. */
export function presetName(role: RoleRef): Uppercase<RoleKey> {
  const preset = presetOf(role);
  if (!preset) throw new Error(`Not a preset: ${role}`);
  return preset.key.toUpperCase() as Uppercase<RoleKey>;
}
