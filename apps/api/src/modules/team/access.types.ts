import { RIGHT_EFFECTS } from '@prikazchik/inputs/team.input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { enumOf } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RightScalar, RoleKeyScalar } from '../../platform/graphql/scalars.ts';

const RightEffectEnum = enumOf('RightEffect', RIGHT_EFFECTS, 'Whether a personal right adds to the roles or takes from them.');

@RowType('Shift', { description: "Hours of a week, by the shop's clock." })
class ShiftType {
  @Field(() => [Int], { description: 'The days on which it begins, from 1 for Monday to 7.' })
  days!: number[];

  @Field(() => Int, { description: 'In minutes from midnight.' })
  fromMinute!: number;

  @Field(() => Int, { description: 'Not included itself; earlier than `fromMinute`: on the day after.' })
  toMinute!: number;

  @Field(() => String, { description: "The shop's time zone, by its IANA name." })
  timeZone!: string;
}

@InputType('ShiftInput')
class ShiftArgs {
  @Field(() => [Int], { description: 'From 1 for Monday to 7; one at least.' })
  days!: number[];

  @Field(() => Int)
  fromMinute!: number;

  @Field(() => Int)
  toMinute!: number;
}

@RowType('RoleTerm')
class RoleTermType {
  @Field(() => RoleKeyScalar)
  role!: string;

  @Field(() => Date, { nullable: true })
  from!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Not included itself.' })
  to!: Date | null;

  @Field(() => ShiftType, { nullable: true, description: 'The hours in which it holds; null: in all.' })
  shift!: ShiftType | null;

  @Field(() => [ID], { nullable: true, description: 'The warehouses in which it holds; null: in all.' })
  warehouseIds!: string[] | null;
}

@RowType('RightTerm')
class RightTermType {
  @Field(() => RightScalar)
  right!: string;

  @Field(() => RightEffectEnum)
  effect!: string;

  @Field(() => Date, { nullable: true })
  from!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Not included itself.' })
  to!: Date | null;

  @Field(() => ShiftType, { nullable: true, description: 'The hours in which it holds; null: in all.' })
  shift!: ShiftType | null;

  @Field(() => [ID], { nullable: true, description: 'The warehouses in which it holds; null: in all.' })
  warehouseIds!: string[] | null;
}

@RowType('MemberAccess', { description: 'All that a member was given or denied, with its dates.' })
export class MemberAccessType {
  @Field(() => Int, { description: 'To be sent back with a change.' })
  version!: number;

  @Field(() => [RoleTermType])
  roles!: RoleTermType[];

  @Field(() => [RightTermType])
  rights!: RightTermType[];
}

@InputType('RoleTermInput')
class RoleTermArgs {
  @Field(() => RoleKeyScalar)
  role!: string;

  @Field(() => Date, { nullable: true })
  from?: Date | null;

  @Field(() => Date, { nullable: true })
  to?: Date | null;

  @Field(() => ShiftArgs, { nullable: true, description: 'Null: in all hours.' })
  shift?: ShiftArgs | null;

  @Field(() => [ID], { nullable: true, description: 'One at least; null: in all.' })
  warehouseIds?: string[] | null;
}

@InputType('RightTermInput')
class RightTermArgs {
  @Field(() => RightScalar)
  right!: string;

  @Field(() => RightEffectEnum)
  effect!: 'GRANT' | 'RESTRICT';

  @Field(() => Date, { nullable: true })
  from?: Date | null;

  @Field(() => Date, { nullable: true })
  to?: Date | null;

  @Field(() => ShiftArgs, { nullable: true, description: 'Null: in all hours.' })
  shift?: ShiftArgs | null;

  @Field(() => [ID], { nullable: true, description: 'One at least; null: in all.' })
  warehouseIds?: string[] | null;
}

@InputType('SetMemberAccessInput')
export class SetMemberAccessArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => [RoleTermArgs])
  roles!: RoleTermArgs[];

  @Field(() => [RightTermArgs])
  rights!: RightTermArgs[];
}
