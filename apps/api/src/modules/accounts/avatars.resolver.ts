import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { UserType } from './accounts.types.ts';
import type { Avatars } from './avatars.service.ts';
import { AvatarUploadOrProblem } from './avatars.types.ts';

@Resolver(() => UserType)
export class AvatarsResolver {
  readonly service: Avatars;

  constructor(service: Avatars) {
    this.service = service;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where their picture is, for an hour or two; null for those who have none.' })
  avatarUrl(@Root() { id }: UserType) {
    return this.service.addressFor(id);
  }

  @Allow('person')
  @Mutation(() => AvatarUploadOrProblem)
  requestAvatarUpload(@Ctx() context: Context) {
    return this.service.request(personOf(context));
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem)
  async removeAvatar(@Ctx() context: Context) {
    return (await this.service.remove(personOf(context))) ?? done;
  }
}
