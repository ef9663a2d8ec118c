import { ObjectType } from 'type-graphql';

/**
 * A type whose fields are read from its rows as they stand: type-graphql would call a function of its own for each of them,
 * and a page of fifty rows has some seven hundred. A field with a resolver keeps it.
 */
export function RowType(name: string, options: { description?: string } = {}): ClassDecorator {
  return ObjectType(name, { ...options, simpleResolvers: true });
}
