import { Field, ID, InputType } from 'type-graphql';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import { LocaleEnum } from '../accounts/accounts.module.ts';
import { OwnRoleType } from './roles.types.ts';

@RowType('Entry', { description: 'Where the viewer came by a link and waits to be let in.' })
export class EntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  companyId!: string;

  @Field(() => String)
  companyName!: string;

  @Field(() => [RoleKeyScalar])
  roles!: string[];

  @Field(() => [OwnRoleType], { description: 'Those of the roles that the shop made for itself.' })
  ownRoles!: OwnRoleType[];

  @Field(() => Date)
  askedAt!: Date;

  @Field(() => Date, { description: 'When the waiting ends by itself.' })
  expiresAt!: Date;
}

@InputType('RegisterByLinkInput')
export class RegisterByLinkArgs {
  @Field(() => String)
  token!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { description: 'What they sign in with, instead of an address.' })
  signInName!: string;

  @Field(() => String)
  password!: string;

  @Field(() => LocaleEnum)
  locale!: 'RU' | 'EN';
}
