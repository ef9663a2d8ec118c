import { Field } from 'type-graphql';
import { orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';

@RowType('AvatarUpload', { description: 'An address that takes one `PUT` of a JPEG, PNG or WebP of at most 5 MB, for a few minutes.' })
class AvatarUploadType {
  @Field(() => String)
  url!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

export const AvatarUploadOrProblem = orProblem('AvatarUpload', () => AvatarUploadType);
