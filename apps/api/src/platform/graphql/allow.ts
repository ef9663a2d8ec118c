import { RIGHTS, type Right } from '@prikazchik/permissions/right';
import type { GraphQLFieldExtensions } from 'graphql';
import { Extensions } from 'type-graphql';

/**
 * Who may ask for a field: anyone; anyone signed in; anyone with an active place in the shop of the request; or a member
 * who holds the right.
 */
export type Allowed = 'guest' | 'person' | 'member' | Right;

interface AllowExtension {
  allow: Allowed;
}

/**
 * Says who may ask for the field; every root field carries it, and the guard is made from it. A field without it that
 * hangs on a root field is open to whoever may ask for the root field.
 */
export function Allow(allowed: Allowed): MethodDecorator & PropertyDecorator {
  return Extensions({ allow: allowed } satisfies AllowExtension);
}

/** What `@Allow` said, null without it. */
export function allowedOf(extensions: GraphQLFieldExtensions<unknown, unknown> | undefined): Allowed | null {
  const allow: unknown = extensions?.allow;
  return typeof allow === 'string' ? (allow as Allowed) : null;
}

/** The sentence that the schema's documentation says of it. */
export function describeAllowed(allowed: Allowed): string {
  if (allowed === 'guest') return 'Open to everyone.';
  if (allowed === 'person') return 'Needs a session.';
  if (allowed === 'member') return 'Needs a session and an active place in the shop.';
  return `Needs \`${allowed}\`: ${RIGHTS[allowed].title.en.toLowerCase()}.`;
}
