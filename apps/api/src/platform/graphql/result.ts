import { GraphQLJSONObject } from 'graphql-scalars';
import { createUnionType, Field, registerEnumType } from 'type-graphql';
import { Problem, type ProblemCode, problemCodes } from '../problem.ts';
import { RowType } from './row-type.ts';

/** An enum of the schema whose names are its values. */
export function enumOf<const Values extends readonly string[]>(name: string, values: Values, description?: string) {
  const members = Object.fromEntries(values.map((value) => [value, value])) as { [Value in Values[number]]: Value };
  registerEnumType(members, description ? { name, description } : { name });
  return members;
}

export const ProblemCodeEnum = enumOf('ProblemCode', problemCodes);

@RowType('Problem', {
  description: 'An expected refusal. `field` is a path inside the input (`company.inn`), null when the whole action is refused.',
})
export class ProblemType {
  @Field(() => ProblemCodeEnum)
  code!: ProblemCode;

  @Field(() => String, { nullable: true })
  field!: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true })
  params!: Record<string, string | number> | null;
}

type ObjectClass = new () => object;

/** The union `<Name>OrProblem`: what was asked for, or why not. */
export function orProblem<T extends ObjectClass>(name: string, type: () => T) {
  return createUnionType({ name: `${name}OrProblem`, types: () => [type(), ProblemType] as const });
}

/**
 * Services answer with plain rows or a Problem, so the kind is told by the Problem alone; where there is a third answer, it is of
 * a class of its own, by the name of its type.
 */
export function kindOf(value: unknown, names: readonly string[]): string | undefined {
  if (value instanceof Problem) return 'Problem';
  const [first, second] = names.filter((name) => name !== 'Problem');
  return second !== undefined && value?.constructor.name === second ? second : first;
}

@RowType('Done')
export class Done {
  @Field(() => Boolean)
  ok!: boolean;
}

export const done = { ok: true };
export const DoneOrProblem = orProblem('Done', () => Done);

@RowType('PageInfo')
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

/** The Relay connection over a node type; the classes must stand at module level, once per node. */
export function connectionOf<T extends ObjectClass>(name: string, node: () => T) {
  @RowType(`${name}Edge`)
  class Edge {
    @Field(node)
    node!: InstanceType<T>;

    @Field(() => String)
    cursor!: string;
  }

  @RowType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    edges!: Edge[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;
  }
  return Connection;
}
