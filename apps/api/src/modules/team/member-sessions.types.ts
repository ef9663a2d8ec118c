import { Field, ID } from 'type-graphql';
import { RowType } from '../../platform/graphql/row-type.ts';
import { PortalEnum } from '../accounts/accounts.module.ts';

@RowType('MemberSession', { description: "A colleague's session that opens this shop, as far as the shop may know it." })
export class MemberSessionType {
  @Field(() => ID)
  id!: string;

  @Field(() => PortalEnum)
  portal!: string;

  @Field(() => Date, { description: 'When they proved who they are; a hand-off between the portals carries it on.' })
  signedInAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Of one that is shared: when it last changed something in this shop.' })
  lastUsedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'As the browser calls itself.' })
  userAgent!: string | null;

  @Field(() => String, { nullable: true })
  ip!: string | null;

  @Field(() => Boolean, { description: 'Their other shops have a part in it: of its uses only what was done in this one is told.' })
  isShared!: boolean;
}
