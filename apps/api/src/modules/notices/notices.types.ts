import { NOTICE_KINDS, type NoticeKind } from '@prikazchik/inputs/notice.input';
import { Field, ID, InputType, Int } from 'type-graphql';
import { connectionOf, enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { RightScalar, RoleKeyScalar } from '../../platform/graphql/scalars.ts';

const NoticeKindEnum = enumOf('NoticeKind', NOTICE_KINDS, 'What people are told.');

@RowType('RoleNames', { description: 'What the roles were called when it happened, in both languages.' })
class RoleNamesType {
  @Field(() => [String])
  ru!: string[];

  @Field(() => [String])
  en!: string[];
}

@RowType('Notice', { description: 'What a person was told, as it stood then.' })
class NoticeType {
  @Field(() => ID)
  id!: string;

  @Field(() => NoticeKindEnum)
  kind!: NoticeKind;

  @Field(() => Date)
  at!: Date;

  @Field(() => Date, { nullable: true })
  readAt!: Date | null;

  @Field(() => ID, { nullable: true, description: 'The shop that it is about; null when it is about the account.' })
  companyId!: string | null;

  @Field(() => String, { nullable: true })
  shopName!: string | null;

  @Field(() => String, { nullable: true, description: 'By whose hand.' })
  byName!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom it is about, when not the reader.' })
  aboutName!: string | null;

  @Field(() => RoleNamesType, { nullable: true })
  roles!: RoleNamesType | null;

  @Field(() => RightScalar, { nullable: true, description: 'The one right that it is about.' })
  right!: string | null;

  @Field(() => RoleKeyScalar, { nullable: true, description: 'The one role that it is about.' })
  role!: string | null;

  @Field(() => ID, { nullable: true, description: 'Whose access it is about, where the viewer could change it then.' })
  memberId!: string | null;

  @Field(() => Date, { nullable: true })
  until!: Date | null;

  @Field(() => String, { nullable: true, description: 'What somebody wrote with it.' })
  note!: string | null;
}

export const NoticeConnection = connectionOf('Notice', () => NoticeType);

@RowType('NoticeCounts')
export class NoticeCountsType {
  @Field(() => Int, { description: 'From 100 on it says 100.' })
  unread!: number;
}

@RowType('NoticePreference', { description: 'How the person gets one kind of notice. In the portals they see all of them.' })
export class NoticePreferenceType {
  @Field(() => NoticeKindEnum)
  kind!: NoticeKind;

  @Field(() => Boolean)
  byLetter!: boolean;

  @Field(() => Boolean, { description: 'Whether the letter may be done without.' })
  choice!: boolean;
}

@RowType('NoticePreferences')
class NoticePreferencesType {
  @Field(() => [NoticePreferenceType])
  preferences!: NoticePreferenceType[];
}

export const NoticePreferencesOrProblem = orProblem('NoticePreferences', () => NoticePreferencesType);

@InputType('NoticePreferenceInput')
export class NoticePreferenceArgs {
  @Field(() => NoticeKindEnum)
  kind!: NoticeKind;

  @Field(() => Boolean)
  byLetter!: boolean;
}
