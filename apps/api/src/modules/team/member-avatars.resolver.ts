import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { parseId } from '../../platform/id.ts';
import type { KeptFiles } from '../../platform/kept-files.ts';
import { Problem } from '../../platform/problem.ts';
import { AvatarUploadOrProblem } from '../accounts/accounts.module.ts';
import type { MemberPictures } from './member-pictures.service.ts';
import { shownMember } from './members.rules.ts';
import { MemberOrProblem, MemberType } from './team.types.ts';

@Resolver(() => MemberType)
export class MemberAvatarsResolver {
  readonly files: Pick<KeptFiles, 'addressOf'>;
  readonly pictures: MemberPictures;

  constructor(files: Pick<KeptFiles, 'addressOf'>, pictures: MemberPictures) {
    this.files = files;
    this.pictures = pictures;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where their picture is, for an hour or two: the one of the shop, or their own; null for those who have none.',
  })
  avatarUrl(@Root() { avatarKey }: { avatarKey: string | null }) {
    return avatarKey && this.files.addressOf(avatarKey);
  }

  @Allow('team.update')
  @Mutation(() => AvatarUploadOrProblem, { description: 'Of a picture that stands for the colleague in this shop alone.' })
  requestMemberPicture(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return this.pictures.request(viewer, parseId(id));
  }

  @Allow('team.update')
  @Mutation(() => MemberOrProblem, { description: 'Shows the picture of their own account again.' })
  async removeMemberPicture(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    const answer = await this.pictures.remove(viewer, parseId(id));
    return answer instanceof Problem ? answer : shownMember(answer);
  }
}
