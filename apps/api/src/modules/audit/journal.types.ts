import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { connectionOf, enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { exportFormats, withHistory } from './journal.rules.ts';

const JournalActorEnum = enumOf('JournalActorKind', ['PERSON', 'GUEST', 'SYSTEM']);
const JournalOutcomeEnum = enumOf('JournalOutcome', ['DONE', 'REFUSED']);
const JournalSectionEnum = enumOf('JournalSection', ['GOODS', 'TEAM', 'SHOP', 'SECURITY']);
export const JournalFormatEnum = enumOf(
  'JournalFormat',
  exportFormats,
  'Text with commas (RFC 4180), a sheet of Excel, or a JSON object on each line.',
);
export const JournalObjectEnum = enumOf('JournalObject', withHistory, 'Objects whose own history can be asked for.');

@RowType('JournalActor')
class JournalActorType {
  @Field(() => JournalActorEnum)
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Their place in the shop, if they had one then.' })
  memberId!: string | null;

  @Field(() => String, { nullable: true, description: 'As it is now; null for those who are no person, or were erased.' })
  name!: string | null;

  @Field(() => [String], { description: 'Roles at that moment, `owner` among them.' })
  roles!: string[];
}

@RowType('JournalEntry')
class JournalEntryType {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => JournalActorType)
  actor!: JournalActorType;

  @Field(() => String, { description: '`product.setPrice`; of what was refused before it began, the name of the mutation.' })
  action!: string;

  @Field(() => String, { description: '`product`, `member`; `request` of what was refused before it began.' })
  objectType!: string;

  @Field(() => ID, { nullable: true })
  objectId!: string | null;

  @Field(() => String, { nullable: true, description: 'As it is now; addresses are masked.' })
  objectName!: string | null;

  @Field(() => JournalOutcomeEnum)
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'The code of the refusal.' })
  reason!: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'What changed, as it was.' })
  before!: object | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'What changed, as it became.' })
  after!: object | null;

  @Field(() => String, { nullable: true })
  ip!: string | null;

  @Field(() => String, { nullable: true, description: 'Browser and system, such as `Chrome, Windows`.' })
  device!: string | null;

  @Field(() => String)
  requestId!: string;
}

@RowType('OwnAction', { description: 'Something that the viewer did, or was refused.' })
class OwnActionType {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { description: '`product.setPrice`; of what was refused before it began, the name of the mutation.' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'As it is now; null for one who does not work in the shop any more.' })
  objectName!: string | null;

  @Field(() => JournalOutcomeEnum)
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'Browser and system, such as `Chrome, Windows`.' })
  device!: string | null;

  @Field(() => String, { nullable: true })
  ip!: string | null;
}

export const OwnActionConnection = connectionOf('OwnAction', () => OwnActionType);
export const JournalConnection = connectionOf('JournalEntry', () => JournalEntryType);

@RowType('JournalExport')
class JournalExportType {
  @Field(() => String, { description: 'Relative. To be fetched once, within a minute, for as long as the session holds `audit.export`.' })
  url!: string;

  @Field(() => String, { description: 'A name for the file.' })
  fileName!: string;

  @Field(() => Int, { nullable: true, description: 'How many rows the file has; null beyond a million.' })
  total!: number | null;
}

export const JournalExportOrProblem = orProblem('JournalExport', () => JournalExportType);

@InputType('JournalFilter')
export class JournalFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'A place in the shop; what its person did in any other place of theirs here is shown, too.',
  })
  memberId?: string | null;

  @Field(() => JournalSectionEnum, { nullable: true })
  section?: keyof typeof JournalSectionEnum | null;

  @Field(() => JournalOutcomeEnum, { nullable: true })
  outcome?: 'DONE' | 'REFUSED' | null;

  @Field(() => Date, { nullable: true })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Not included itself.' })
  to?: Date | null;
}
