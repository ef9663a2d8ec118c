import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { MemberSessions } from './member-sessions.service.ts';
import { MemberSessionType } from './member-sessions.types.ts';
import type { Revocation } from './removals.service.ts';
import { RevocationOrProblem } from './removals.types.ts';
import { shownRevocation } from './revocations.rules.ts';

const shownOrProblem = (answer: Revocation | Problem) => (answer instanceof Problem ? answer : shownRevocation(answer));

@Resolver()
export class MemberSessionsResolver {
  readonly service: MemberSessions;

  constructor(service: MemberSessions) {
    this.service = service;
  }

  @Allow('security.read')
  @Query(() => [MemberSessionType], { description: "A colleague's sessions that open this shop, newest first; ten at most." })
  async memberSessions(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    const sessions = await this.service.list(viewer, parseId(memberId));
    return sessions.map((session) => ({ ...session, portal: session.portal.toUpperCase() }));
  }

  @Allow('security.manage')
  @Mutation(() => RevocationOrProblem, {
    description: "One of a colleague's, with what continues the same sign-in in the other portal: in this shop alone they sign in anew.",
  })
  async endMemberSession(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.end(viewer, parseId(id)));
  }

  @Allow('security.manage')
  @Mutation(() => RevocationOrProblem, { description: "All of a colleague's until now: in this shop alone they sign in anew." })
  async endMemberSessions(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.endAll(viewer, parseId(memberId)));
  }
}
