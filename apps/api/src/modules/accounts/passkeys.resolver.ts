import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import { SessionOrProblem } from './accounts.types.ts';
import { keepTokens } from './kept-tokens.service.ts';
import type { Passkeys } from './passkeys.service.ts';
import { PasskeyOrProblem, PasskeyQuestionOrProblem, PasskeyType } from './passkeys.types.ts';

type Row = Awaited<ReturnType<Passkeys['list']>>[number];

const shown = ({ id, portal, userAgent, createdAt, lastUsedAt }: Row) => ({
  id,
  portal: portal.toUpperCase(),
  userAgent,
  createdAt,
  lastUsedAt,
});

@Resolver()
export class PasskeysResolver {
  readonly service: Passkeys;

  constructor(service: Passkeys) {
    this.service = service;
  }

  @Allow('person')
  @Query(() => [PasskeyType], { description: "The viewer's own, of both portals." })
  async passkeys(@Ctx() context: Context) {
    return (await this.service.list(personOf(context))).map(shown);
  }

  @Allow('person')
  @Mutation(() => PasskeyQuestionOrProblem, { description: 'Asks for a new key of this portal, for `addPasskey`.' })
  startPasskey(@Ctx() context: Context) {
    return this.service.start(personOf(context));
  }

  @Allow('person')
  @Mutation(() => PasskeyOrProblem)
  async addPasskey(@Arg('response', () => GraphQLJSONObject) response: object, @Ctx() context: Context) {
    const added = await this.service.add(personOf(context), response);
    return added instanceof Problem ? added : shown(added);
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem)
  async removePasskey(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    return (await this.service.remove(personOf(context), parseId(id))) ?? done;
  }

  @Allow('guest')
  @Mutation(() => PasskeyQuestionOrProblem, { description: 'Asks for any key of this portal, for `finishPasskeySignIn`.' })
  startPasskeySignIn(@Ctx() context: Context) {
    return this.service.startSignIn(context.origin);
  }

  @Allow('guest')
  @Mutation(() => SessionOrProblem, {
    description: 'For the holder of a key. Asks for no second factor: the key and its unlocking are two.',
  })
  async finishPasskeySignIn(@Arg('response', () => GraphQLJSONObject) response: object, @Ctx() context: Context) {
    return keepTokens(context, await this.service.finishSignIn(response, context.origin));
  }
}
