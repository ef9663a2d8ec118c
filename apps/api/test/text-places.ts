import { type GraphQLArgument, type GraphQLInputField, getNamedType, isInputObjectType } from 'graphql';
import { buildSchema } from '../src/platform/graphql/schema.ts';
import { composeResolvers, type RootField, rootFields } from './schema.ts';

/** A place of the schema that takes a text: `Mutation.register(input.company.inn)`. */
export interface TextPlace {
  root: RootField;
  path: string[];
  title: string;
}

function textsAmong(items: readonly (GraphQLArgument | GraphQLInputField)[], path: string[] = []): string[][] {
  return items.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (isInputObjectType(named)) return textsAmong(Object.values(named.getFields()), [...path, name]);
    return named.name === 'String' ? [[...path, name]] : [];
  });
}

/** Every one of them, ids aside: what is no id is refused before it is read. */
export const places: readonly TextPlace[] = rootFields(buildSchema(await composeResolvers()))
  .filter(({ operation }) => operation !== 'Subscription')
  .flatMap((root) => textsAmong(root.field.args).map((path) => ({ root, path, title: `${root.name}(${path.join('.')})` })));

/** The same variables with this text at the path. */
export function withText(values: object, [first = '', ...rest]: readonly string[], text: string): Record<string, unknown> {
  const inner = (values as Record<string, unknown>)[first];
  return { ...values, [first]: rest.length > 0 ? withText(inner as object, rest, text) : text };
}
