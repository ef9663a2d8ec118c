import { CreateRoleInput, DeleteRoleInput, UpdateRoleInput } from '@prikazchik/inputs/team.input';
import type { Right } from '@prikazchik/permissions/right';
import { refOf } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { RightScalar } from '../../platform/graphql/scalars.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Roles, RoleView } from './roles.service.ts';
import {
  CreateRoleArgs,
  DeletedRoleOrProblem,
  DeleteRoleArgs,
  RoleEffectType,
  RoleOrProblem,
  RoleType,
  UpdateRoleArgs,
} from './roles.types.ts';

const shown = (role: RoleView) => ({ ...role, key: refOf(role.key) });
const shownOrProblem = (answer: RoleView | Problem) => (answer instanceof Problem ? answer : shown(answer));

@Resolver()
export class RolesResolver {
  readonly service: Roles;

  constructor(service: Roles) {
    this.service = service;
  }

  @Allow('team.read')
  @Query(() => [RoleType], { description: 'The presets, then the roles of the shop’s own.' })
  async roles(@Ctx() { viewer }: Context) {
    return (await this.service.list(viewer)).map(shown);
  }

  @Allow('roles.manage')
  @Query(() => [RoleEffectType], { description: 'Who would lose and gain what if the role had these rights.' })
  roleEffects(@Arg('id', () => ID) id: string, @Arg('rights', () => [RightScalar]) rights: Right[], @Ctx() { viewer }: Context) {
    return this.service.effects(viewer, parseId(id), rights);
  }

  @Allow('roles.manage')
  @Mutation(() => RoleOrProblem)
  createRole(@Arg('input', () => CreateRoleArgs) input: CreateRoleArgs, @Ctx() { viewer }: Context) {
    return withInput(CreateRoleInput, input, async (value) => shownOrProblem(await this.service.create(viewer, value)));
  }

  @Allow('roles.manage')
  @Mutation(() => RoleOrProblem, { description: 'Changes everyone who holds it, at once.' })
  updateRole(@Arg('input', () => UpdateRoleArgs) input: UpdateRoleArgs, @Ctx() { viewer }: Context) {
    return withInput(UpdateRoleInput, input, async (value) => shownOrProblem(await this.service.update(viewer, value)));
  }

  @Allow('roles.manage')
  @Mutation(() => DeletedRoleOrProblem, { description: 'Refused while somebody holds it, unless they are to get another one.' })
  deleteRole(@Arg('input', () => DeleteRoleArgs) input: DeleteRoleArgs, @Ctx() { viewer }: Context) {
    return withInput(DeleteRoleInput, input, async (value) => {
      const answer = await this.service.remove(viewer, value);
      return answer instanceof Problem ? answer : { id: answer };
    });
  }
}
