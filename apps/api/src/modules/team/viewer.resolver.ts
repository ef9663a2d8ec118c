import { RegisterInput } from '@prikazchik/inputs/account.input';
import { OpenCompanyInput } from '@prikazchik/inputs/company.input';
import type { Right } from '@prikazchik/permissions/right';
import { refOf } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf, withInput } from '../../platform/graphql/input.ts';
import { DoneOrProblem, done } from '../../platform/graphql/result.ts';
import { RightScalar } from '../../platform/graphql/scalars.ts';
import { streamOf } from '../../platform/graphql/subscriptions.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Signal } from '../../platform/pubsub.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Acceptances } from './acceptances.service.ts';
import { type Members, rightsOfViewer } from './members.service.ts';
import type { Membership, Memberships } from './memberships.service.ts';
import type { Registrations } from './registrations.service.ts';
import { shownAccess } from './terms.rules.ts';
import { AccessChangeType, AccessExplanationType, MembershipOrProblem, OpenCompanyArgs, RegisterArgs, ViewerType } from './viewer.types.ts';

const shown = (membership: Membership) => ({
  ...membership,
  companyState: membership.companyState.toUpperCase(),
  roles: membership.roles.map(refOf),
  state: membership.state.toUpperCase(),
});

/** The viewer's place in the shop, in the guise in which they look at it. */
function membershipOf(viewer: Viewer, own: ReturnType<typeof shown> | null) {
  const { looksFrom, membership } = viewer;
  if (!looksFrom || !membership || !own) return own;
  const { roles, ownRoles, subject } = membership;
  return { ...own, isOwner: false, roles: roles.map(refOf), ownRoles, rights: rightsOfViewer(viewer), access: shownAccess(subject) };
}

/** What a signal means for this viewer; null if nothing. */
function changeFor(signal: Signal, viewer: Viewer) {
  const at = new Date();
  if (signal.topic === 'access' && signal.userId === viewer.userId)
    return { kind: signal.kind, companyId: signal.companyId, by: signal.by, at };
  // What a date gives or ends is a change of rights like any other, by nobody's hand.
  if (signal.topic === 'moment' && signal.viewer === viewer)
    return { kind: 'ROLE_CHANGED', companyId: viewer.membership?.companyId ?? null, by: null, at };
  if (signal.topic === 'session' && signal.sessionId === viewer.sessionId) return { kind: 'SESSION_ENDED', companyId: null, by: null, at };
  if (signal.topic === 'company' && signal.companyId === viewer.membership?.companyId) {
    return { kind: 'COMPANY_CHANGED', companyId: signal.companyId, by: null, at };
  }
  return null;
}

@Resolver()
export class ViewerResolver {
  readonly memberships: Memberships;
  readonly members: Members;
  readonly registrations: Registrations;
  readonly acceptances: Acceptances;

  constructor(memberships: Memberships, members: Members, registrations: Registrations, acceptances: Acceptances) {
    this.memberships = memberships;
    this.members = members;
    this.registrations = registrations;
    this.acceptances = acceptances;
  }

  @Allow('person')
  @Query(() => ViewerType)
  async viewer(@Ctx() context: Context) {
    const viewer = personOf(context);
    const memberships = (await this.memberships.of(viewer)).map(shown);
    const { userId: id, email, signInName, fullName, phone, locale, userCreatedAt: createdAt } = viewer;
    return {
      user: { id, email, signInName, fullName, phone, locale: locale.toUpperCase(), createdAt },
      membership: membershipOf(viewer, memberships.find(({ companyId }) => companyId === viewer.membership?.companyId) ?? null),
      memberships,
      rights: rightsOfViewer(viewer),
      bar: viewer.membership?.subject.bar ?? null,
    };
  }

  @Allow('member')
  @Query(() => AccessExplanationType, {
    description: 'Why the viewer may or may not; why a colleague, for those who hold `team.assign`.',
  })
  async accessExplain(
    @Arg('right', () => RightScalar) right: Right,
    @Arg('memberId', () => ID, { nullable: true }) memberId: string | null,
    @Ctx() context: Context,
  ) {
    const viewer = personOf(context);
    const found = memberId == null ? this.members.explain(viewer, right) : this.members.explainOf(viewer, parseId(memberId), right);
    const { because, ...explanation } = await found;
    return {
      ...explanation,
      because: because.map((reason) => ({
        code: reason.code,
        role: reason.code === 'ROLE' ? refOf(reason.role) : null,
        companyState: reason.code === 'COMPANY_STATE' ? reason.companyState.toUpperCase() : null,
      })),
    };
  }

  @Allow('guest')
  @Mutation(() => DoneOrProblem, {
    description: 'Makes the account and the shop; the answer is the same whether or not the address is known.',
  })
  register(@Arg('input', () => RegisterArgs) input: RegisterArgs, @Ctx() { origin }: Context) {
    return withInput(RegisterInput, input, async (value) => (await this.registrations.register(value, origin)) ?? done);
  }

  @Allow('person')
  @Mutation(() => MembershipOrProblem, { description: 'Opens one more shop for a person who has an account.' })
  openCompany(@Arg('input', () => OpenCompanyArgs) input: OpenCompanyArgs, @Ctx() context: Context) {
    const viewer = personOf(context);
    return withInput(OpenCompanyInput, input, async (value) => this.place(viewer, await this.registrations.openCompany(viewer, value)));
  }

  @Allow('person')
  @Mutation(() => MembershipOrProblem, { description: 'For the invited address only.' })
  async acceptInvitation(@Arg('token', () => String) token: string, @Ctx() context: Context) {
    const viewer = personOf(context);
    return this.place(viewer, await this.acceptances.accept(viewer, token));
  }

  @Allow('person')
  @Subscription(() => AccessChangeType, {
    description: 'Tells when what the viewer may do has changed.',
    subscribe: ({ context }: { context: Context }) => {
      const viewer = personOf(context);
      return streamOf(context.pubsub, (signal) => changeFor(signal, viewer));
    },
  })
  accessChanged(@Root() change: AccessChangeType) {
    return change;
  }

  private async place(viewer: Viewer, companyId: string | Problem) {
    return companyId instanceof Problem ? companyId : shown(await this.memberships.find(viewer, companyId));
  }
}
