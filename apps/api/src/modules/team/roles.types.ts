import { Field, ID, InputType, Int } from 'type-graphql';
import { orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RightScalar, RoleKeyScalar } from '../../platform/graphql/scalars.ts';

@RowType('OwnRole', { description: 'A role that the shop made for itself, as far as one must know it to call it by its name.' })
export class OwnRoleType {
  @Field(() => RoleKeyScalar)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [RightScalar])
  rights!: string[];
}

@RowType('Role')
export class RoleType {
  @Field(() => RoleKeyScalar)
  key!: string;

  @Field(() => String, { nullable: true, description: 'Null for a preset, which is called by its key.' })
  name!: string | null;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => [RightScalar])
  rights!: string[];

  @Field(() => Int, { nullable: true, description: 'To be sent back with a change. Null for a preset, which nobody edits.' })
  version!: number | null;

  @Field(() => Int, { description: 'How many people hold it, blocked ones too.' })
  holders!: number;

  @Field(() => Boolean, { description: 'Whether the viewer could give it: nobody grants what they do not hold.' })
  assignable!: boolean;
}

@RowType('RightUse')
class RightUseType {
  @Field(() => RightScalar)
  right!: string;

  @Field(() => Date)
  at!: Date;
}

@RowType('RoleEffect', { description: 'What a change of a role would do to one who holds it.' })
export class RoleEffectType {
  @Field(() => ID)
  memberId!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => [RightScalar])
  loses!: string[];

  @Field(() => [RightScalar])
  gains!: string[];

  @Field(() => [RightUseType], {
    description: 'Of what they lose, what they made use of in the last thirty days, and when last. Of rights to view nothing is known.',
  })
  used!: RightUseType[];
}

@RowType('DeletedRole')
class DeletedRoleType {
  @Field(() => ID)
  id!: string;
}

export const RoleOrProblem = orProblem('Role', () => RoleType);
export const DeletedRoleOrProblem = orProblem('DeletedRole', () => DeletedRoleType);

@InputType('CreateRoleInput')
export class CreateRoleArgs {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => [RightScalar])
  rights!: string[];
}

@InputType('UpdateRoleInput')
export class UpdateRoleArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  description?: string | null;

  @Field(() => [RightScalar])
  rights!: string[];
}

@InputType('DeleteRoleInput')
export class DeleteRoleArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => RoleKeyScalar, { nullable: true, description: 'The role that those who hold the ending one get instead.' })
  moveTo?: string | null;
}
