import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { parseId } from '../../platform/id.ts';
import type { OwnSessions } from './own-sessions.service.ts';
import { OwnSessionType, SignInConnection } from './own-sessions.types.ts';
import { shownSignIn } from './sign-ins.rules.ts';

@Resolver()
export class OwnSessionsResolver {
  readonly service: OwnSessions;

  constructor(service: OwnSessions) {
    this.service = service;
  }

  @Allow('person')
  @Query(() => [OwnSessionType], { description: "The viewer's own, newest first; ten at most." })
  async mySessions(@Ctx() context: Context) {
    const sessions = await this.service.list(personOf(context));
    return sessions.map((session) => ({ ...session, portal: session.portal.toUpperCase() }));
  }

  @Allow('person')
  @Query(() => SignInConnection, { description: "The viewer's own history, newest first." })
  async mySignIns(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: Context,
  ) {
    const page = await this.service.signIns(personOf(context), { first, after: after ?? null });
    return { ...page, edges: page.edges.map(({ node, cursor }) => ({ node: shownSignIn(node), cursor })) };
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem, { description: "One of the viewer's own, on whatever device." })
  async endSession(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return (await this.service.end(personOf(context), parseId(id))) ?? done;
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem, { description: "All of the viewer's own but this one." })
  async endOtherSessions(@Ctx() context: Context) {
    return (await this.service.endOthers(personOf(context))) ?? done;
  }
}
