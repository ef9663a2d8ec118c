import type { RoleRef } from '@prikazchik/permissions/role';
import { presetOf } from '@prikazchik/permissions/role';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useLocale } from 'use-intl';

/** A role of the shop's own, as far as it must be known to be called by its name. */
interface NamedRole {
  readonly key: RoleRef;
  readonly name: string | null;
}

/** Somebody who holds roles, or is to hold them. */
interface Holder {
  readonly roles: readonly RoleRef[];
  readonly ownRoles: readonly NamedRole[];
}

/** Names of roles in the page's language. */
export function useRoleNames() {
  const locale = useLocale();
  const { list } = useFormat();
  const nameOf = (role: RoleRef, own: readonly NamedRole[] = []): string =>
    presetOf(role)?.title[locale] ?? own.find(({ key }) => key === role)?.name ?? role;
  return { nameOf, namesOf: ({ roles, ownRoles }: Holder) => list(roles.map((role) => nameOf(role, ownRoles))) };
}
