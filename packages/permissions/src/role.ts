import type { Right, Title } from './right.ts';
import { RIGHT_KEYS, RIGHTS } from './right.ts';
import type { RightSet } from './rightset.ts';
import { compile } from './rightset.ts';

/** The roles that every shop has from the start. */
export type RoleKey = 'administrator' | 'manager' | 'content_manager' | 'accountant' | 'warehouse_operator';

/** Something that gives rights: a preset below, or a role that a shop made for itself. */
export interface Role {
  /** A preset's {@link RoleKey}, or the id of a shop's own role. */
  readonly key: string;
  readonly rights: RightSet;
}

/** A role of every shop, with its name. */
export interface PresetRole extends Role {
  readonly key: RoleKey;
  readonly title: Title;
}

/** How the one who owns the shop is called; owning is not a role and can't be assigned. */
export const OWNER_TITLE: Title = { ru: 'Владелец', en: 'Owner' };

const EVERYONE: readonly Right[] = ['company.read', 'team.read'];

function preset(key: RoleKey, ru: string, en: string, rights: readonly Right[]): PresetRole {
  return { key, title: { ru, en }, rights: compile(rights) };
}

/** The preset roles; a change here changes what people may do in every shop at once. */
export const ROLES: Readonly<Record<RoleKey, PresetRole>> = {
  administrator: preset(
    'administrator',
    'Администратор',
    'Administrator',
    RIGHT_KEYS.filter((right) => !RIGHTS[right].ownerOnly),
  ),
  manager: preset('manager', 'Менеджер', 'Manager', [
    ...EVERYONE,
    'team.contacts.read',
    'orders.read',
    'orders.process',
    'orders.cancel',
    'orders.buyer.read',
    'orders.export',
    'products.read',
    'products.write',
    'products.import',
    'products.archive',
    'prices.read',
    'prices.write',
    'stocks.read',
    'stocks.write',
    'shipments.read',
    'shipments.write',
    'labels.print',
    'returns.read',
    'returns.process',
    'warehouses.manage',
    'customers.read',
    'customers.reply',
    'ads.read',
    'ads.write',
    'promotions.write',
    'analytics.read',
  ]),
  content_manager: preset('content_manager', 'Контент-менеджер', 'Content manager', [
    ...EVERYONE,
    'products.read',
    'products.write',
    'products.import',
    'products.archive',
    'prices.read',
    'prices.write',
    'stocks.read',
  ]),
  accountant: preset('accountant', 'Бухгалтер', 'Accountant', [
    ...EVERYONE,
    'company.legal.read',
    'finance.read',
    'finance.documents',
    'finance.upload',
    'finance.export',
  ]),
  warehouse_operator: preset('warehouse_operator', 'Оператор склада', 'Warehouse operator', [
    ...EVERYONE,
    'stocks.read',
    'shipments.read',
    'shipments.write',
    'labels.print',
    'returns.read',
    'returns.process',
  ]),
};

/** The preset roles in the order in which people choose among them. */
export const ROLE_KEYS = Object.keys(ROLES) as readonly RoleKey[];

/** How the API spells a role: a preset's key in capitals, or the id of a shop's own role. */
export type RoleRef = string;

/** The spelling of a role's key in the API. */
export function refOf(key: string): RoleRef {
  return isRoleKey(key) ? key.toUpperCase() : key;
}

/** The key of a role that the API spelled so. */
export function keyOf(ref: RoleRef): string {
  return ref.toLowerCase();
}

/** The preset that is meant; null for a shop's own role. */
export function presetOf(ref: RoleRef): PresetRole | null {
  const key = keyOf(ref);
  return isRoleKey(key) ? ROLES[key] : null;
}

/** Tells a preset role's key from any other string. */
export function isRoleKey(value: string): value is RoleKey {
  return Object.hasOwn(ROLES, value);
}
