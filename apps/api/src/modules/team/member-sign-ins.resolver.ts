import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { parseId } from '../../platform/id.ts';
import { shownSignIn } from '../accounts/accounts.module.ts';
import type { MemberSignIns } from './member-sign-ins.service.ts';
import { MemberSignInConnection } from './member-sign-ins.types.ts';

@Resolver()
export class MemberSignInsResolver {
  readonly service: MemberSignIns;

  constructor(service: MemberSignIns) {
    this.service = service;
  }

  @Allow('security.read')
  @Query(() => MemberSignInConnection, { description: 'Who of the shop came in, or tried to, since they work here; newest first.' })
  async memberSignIns(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('memberId', () => ID, { nullable: true }) memberId: string | null,
    @Ctx() { viewer }: Context,
  ) {
    const page = await this.service.list(viewer, { first, after: after ?? null }, memberId == null ? null : parseId(memberId));
    return { ...page, edges: page.edges.map(({ node, cursor }) => ({ node: shownSignIn(node), cursor })) };
  }
}
