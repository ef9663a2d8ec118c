import type { Right } from '@prikazchik/permissions/right';
import { has } from '@prikazchik/permissions/rightset';
import { ROLES, type RoleKey } from '@prikazchik/permissions/role';
import type { shell } from '../apps/seller/src/messages/ru/shell.ts';

/** A section of the cabinet, as far as the menu goes. */
export interface Section {
  readonly path: string;
  /** Its name's key under `shell.sections`. */
  readonly title: Exclude<keyof typeof shell.sections, 'settings'>;
  /** The right that opens it; none is needed for the home page. */
  readonly right: Right | null;
}

// The cabinet's own list, read when the journeys run: its types would bring every page of the cabinet into this program.
const file = new URL('../apps/seller/src/app/sections.ts', import.meta.url).href;
export const { SECTION_LIST }: { readonly SECTION_LIST: readonly Section[] } = await import(file);

/** Every section in the order of the menu, and whether a role opens it. */
export function sectionsOf(role: RoleKey): { readonly open: Section[]; readonly closed: Section[] } {
  const isOpen = ({ right }: Section) => right === null || has(ROLES[role].rights, right);
  return { open: SECTION_LIST.filter(isOpen), closed: SECTION_LIST.filter((section) => !isOpen(section)) };
}
