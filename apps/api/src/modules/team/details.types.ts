import { Field, ID, InputType, Int } from 'type-graphql';
import { RowType } from '../../platform/graphql/row-type.ts';

@RowType('MemberDetails', { description: 'What the shop itself says of a member; null where their own account says it.' })
export class MemberDetailsType {
  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true })
  displayName!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => String, { nullable: true })
  position!: string | null;

  @Field(() => Boolean, { description: 'Whether their picture is one that the shop has put.' })
  hasPicture!: boolean;
}

@InputType('UpdateMemberInput')
export class UpdateMemberArgs {
  @Field(() => ID)
  memberId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => String, { nullable: true })
  displayName?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true })
  position?: string | null;
}
