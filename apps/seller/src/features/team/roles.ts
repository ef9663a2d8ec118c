import type { RoleKey } from '@prikazchik/graphql-client/schema.generated.ts';
import { isRoleKey, ROLES } from '@prikazchik/permissions/role';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useLocale } from 'use-intl';

/** Names of roles in the page's language. */
export function useRoleNames() {
  const locale = useLocale();
  const { list } = useFormat();
  const nameOf = (role: RoleKey): string => {
    const key = role.toLowerCase();
    return isRoleKey(key) ? ROLES[key].title[locale] : role;
  };
  return { nameOf, namesOf: (roles: readonly RoleKey[]) => list(roles.map(nameOf)) };
}
