import { SetSecurityPolicyInput } from '@prikazchik/inputs/team.input';
import { refOf } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Locks } from './locks.service.ts';
import type { MemberFactors } from './member-factors.service.ts';
import { type MemberView, shownMember } from './members.rules.ts';
import type { Policies, ShopSecurity } from './policies.service.ts';
import { SetSecurityPolicyArgs, ShopSecurityOrProblem, ShopSecurityType } from './shop-security.types.ts';
import { MemberOrProblem } from './team.types.ts';

const shown = ({ policy, lock, people }: ShopSecurity) => ({
  policy: { ...policy, rule: policy.rule.toUpperCase(), roles: policy.roles.map(refOf) },
  lock,
  people: people.map((one) => ({ ...one, member: shownMember(one.member) })),
});

const shownMemberOrProblem = (answer: MemberView | Problem) => (answer instanceof Problem ? answer : shownMember(answer));

@Resolver()
export class ShopSecurityResolver {
  readonly policies: Policies;
  readonly locks: Locks;
  readonly factors: MemberFactors;

  constructor(policies: Policies, locks: Locks, factors: MemberFactors) {
    this.policies = policies;
    this.locks = locks;
    this.factors = factors;
  }

  @Allow('security.read')
  @Query(() => ShopSecurityType, { description: 'What the shop asks of its people, whether it is locked, and how they stand.' })
  async shopSecurity(@Ctx() { viewer }: Context) {
    return shown(await this.policies.read(viewer));
  }

  @Allow('security.manage')
  @Mutation(() => ShopSecurityOrProblem, {
    description:
      'Who must have a second factor, by whoever has one. `version` is that of the policy which was read; another one answers CHANGED_MEANWHILE.',
  })
  setSecurityPolicy(@Arg('input', () => SetSecurityPolicyArgs) input: SetSecurityPolicyArgs, @Ctx() { viewer }: Context) {
    return withInput(SetSecurityPolicyInput, input, async (value) => {
      const set = await this.policies.set(viewer, value);
      return set instanceof Problem ? set : shown(set);
    });
  }

  @Allow('security.manage')
  @Mutation(() => ShopSecurityOrProblem, {
    description:
      "Everybody's sign-ins but this one end for the shop. The owner comes back by signing in anew, others once they are let in.",
  })
  async lockShop(@Ctx() { viewer }: Context) {
    return (await this.locks.lock(viewer)) ?? shown(await this.policies.read(viewer));
  }

  @Allow('security.manage')
  @Mutation(() => ShopSecurityOrProblem, { description: 'Lets in all who are still out; they sign in anew.' })
  async unlockShop(@Ctx() { viewer }: Context) {
    return (await this.locks.unlock(viewer)) ?? shown(await this.policies.read(viewer));
  }

  @Allow('security.manage')
  @Mutation(() => MemberOrProblem, { description: 'Lets one colleague into the locked shop again, who signs in anew.' })
  async letMemberIn(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    return shownMemberOrProblem(await this.locks.letIn(viewer, parseId(memberId)));
  }

  @Allow('security.manage')
  @Mutation(() => MemberOrProblem, {
    description:
      'Takes the second factor from a colleague who has lost it, and ends their sessions. Never from the owner, an equal, or one who works in another shop, too.',
  })
  async resetMemberFactor(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    return shownMemberOrProblem(await this.factors.reset(viewer, parseId(memberId)));
  }
}
