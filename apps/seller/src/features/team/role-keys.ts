import type { RoleKey } from '@prikazchik/graphql-client/schema.generated.ts';
import { ROLE_KEYS } from '@prikazchik/permissions/role';

/** The roles as the API spells them, in the order in which people choose among them. Made without the schemas of inputs, which the router can do without. */
export const ROLE_CHOICES: readonly RoleKey[] = ROLE_KEYS.map((key) => key.toUpperCase() as Uppercase<typeof key>);
