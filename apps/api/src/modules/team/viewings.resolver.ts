import { keyOf, type RoleRef } from '@prikazchik/permissions/role';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { RoleKeyScalar } from '../../platform/graphql/scalars.ts';
import { parseId } from '../../platform/id.ts';
import type { Viewings } from './viewings.service.ts';
import { ViewingOrProblem } from './viewings.types.ts';

@Resolver()
export class ViewingsResolver {
  readonly service: Viewings;

  constructor(service: Viewings) {
    this.service = service;
  }

  @Allow('team.assign')
  @Mutation(() => ViewingOrProblem, { description: 'Begins to see the cabinet as a colleague would: never one above the viewer.' })
  viewAsMember(@Arg('memberId', () => ID) memberId: string, @Ctx() { viewer }: Context) {
    return this.service.asMember(viewer, parseId(memberId));
  }

  @Allow('team.assign')
  @Mutation(() => ViewingOrProblem, { description: 'Begins to see the cabinet as one with this role would.' })
  viewAsRole(@Arg('role', () => RoleKeyScalar) role: RoleRef, @Ctx() { viewer }: Context) {
    return this.service.asRole(viewer, keyOf(role));
  }

  @Allow('team.assign')
  @Mutation(() => ViewingOrProblem, { description: 'To be asked for without the X-View-As header.' })
  endViewing(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return this.service.end(viewer, parseId(id));
  }
}
