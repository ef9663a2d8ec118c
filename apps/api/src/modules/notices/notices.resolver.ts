import { NoticePreferenceInput } from '@prikazchik/inputs/notice.input';
import { refOf } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf, withInput } from '../../platform/graphql/input.ts';
import { Done, DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { streamOf } from '../../platform/graphql/subscriptions.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Notice } from './notices.repository.ts';
import type { Notices } from './notices.service.ts';
import {
  NoticeConnection,
  NoticeCountsType,
  NoticePreferenceArgs,
  NoticePreferencesOrProblem,
  NoticePreferenceType,
} from './notices.types.ts';

/** What the words are made from; what a notice says nothing of is null. */
const none = { shopName: null, byName: null, aboutName: null, roles: null, right: null, role: null, memberId: null, note: null };

const shown = ({ id, kind, at, readAt, aboutShop, facts: { until, role, ...facts } }: Notice) => ({
  ...none,
  ...facts,
  id,
  kind,
  at,
  readAt,
  companyId: aboutShop,
  role: role ? refOf(role) : null,
  until: until ? new Date(until) : null,
});

@Resolver()
export class NoticesResolver {
  readonly service: Notices;

  constructor(service: Notices) {
    this.service = service;
  }

  @Allow('person')
  @Query(() => NoticeConnection, { description: 'What the viewer was told, newest first, of every shop and of the account.' })
  async notices(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: Context,
  ) {
    const page = await this.service.list(personOf(context), { first, after: after ?? null });
    return { ...page, edges: page.edges.map(({ node, cursor }) => ({ node: shown(node), cursor })) };
  }

  @Allow('person')
  @Query(() => NoticeCountsType)
  async noticeCounts(@Ctx() context: Context) {
    return { unread: await this.service.unread(personOf(context)) };
  }

  @Allow('person')
  @Mutation(() => DoneOrProblem, { description: 'Marks this notice and all before it as read.' })
  async readNotices(@Arg('upTo', () => ID) upTo: string, @Ctx() context: Context) {
    return (await this.service.read(personOf(context), parseId(upTo))) ?? done;
  }

  @Allow('person')
  @Query(() => [NoticePreferenceType])
  noticePreferences(@Ctx() context: Context) {
    return this.service.preferences(personOf(context));
  }

  @Allow('person')
  @Mutation(() => NoticePreferencesOrProblem)
  preferNotice(@Arg('input', () => NoticePreferenceArgs) input: NoticePreferenceArgs, @Ctx() context: Context) {
    return withInput(NoticePreferenceInput, input, async ({ kind, byLetter }) => {
      const answer = await this.service.prefer(personOf(context), kind, byLetter);
      return answer instanceof Problem ? answer : { preferences: answer };
    });
  }

  @Allow('person')
  @Subscription(() => Done, {
    description: 'Tells when the viewer has news, or has read them elsewhere.',
    subscribe: ({ context }: { context: Context }) => {
      const { userId } = personOf(context);
      return streamOf(context.pubsub, (signal) => (signal.topic === 'notice' && signal.userId === userId ? done : null));
    },
  })
  noticesChanged(@Root() event: Done) {
    return event;
  }
}
