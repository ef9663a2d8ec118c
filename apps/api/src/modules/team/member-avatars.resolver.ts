import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { KeptFiles } from '../../platform/kept-files.ts';
import { MemberType } from './team.types.ts';

@Resolver(() => MemberType)
export class MemberAvatarsResolver {
  readonly files: Pick<KeptFiles, 'addressOf'>;

  constructor(files: Pick<KeptFiles, 'addressOf'>) {
    this.files = files;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where their picture is, for an hour or two; null for those who have none.' })
  avatarUrl(@Root() { avatarKey }: { avatarKey: string | null }) {
    return avatarKey && this.files.addressOf(avatarKey);
  }
}
