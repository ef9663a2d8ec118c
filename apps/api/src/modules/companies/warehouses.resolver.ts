import { LogisticsInput } from '@prikazchik/inputs/company.input';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { parseId } from '../../platform/id.ts';
import { LogisticsArgs, WarehouseOrProblem, WarehouseType } from './companies.types.ts';
import type { Warehouses } from './warehouses.service.ts';

@Resolver()
export class WarehousesResolver {
  readonly service: Warehouses;

  constructor(service: Warehouses) {
    this.service = service;
  }

  @Allow('stocks.read')
  @Query(() => [WarehouseType], { description: 'Those in which the viewer may see stocks, at most 100; oldest first.' })
  warehouses(@Arg('archived', () => Boolean, { defaultValue: false }) archived: boolean, @Ctx() { viewer }: Context) {
    return this.service.list(viewer, archived);
  }

  @Allow('stocks.read')
  @Query(() => WarehouseType)
  warehouse(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return this.service.find(viewer, parseId(id));
  }

  @Allow('warehouses.manage')
  @Mutation(() => WarehouseOrProblem, { description: 'Only for those who are not limited to some warehouses.' })
  createWarehouse(@Arg('input', () => LogisticsArgs) input: LogisticsArgs, @Ctx() { viewer }: Context) {
    return withInput(LogisticsInput, input, (value) => this.service.create(viewer, value));
  }

  @Allow('warehouses.manage')
  @Mutation(() => WarehouseOrProblem, { description: '`version` is the one that was read; a newer one answers CHANGED_MEANWHILE.' })
  updateWarehouse(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('input', () => LogisticsArgs) input: LogisticsArgs,
    @Ctx() { viewer }: Context,
  ) {
    const warehouseId = parseId(id);
    return withInput(LogisticsInput, input, (value) => this.service.update(viewer, warehouseId, version, value));
  }

  @Allow('warehouses.manage')
  @Mutation(() => WarehouseOrProblem, { description: 'Takes it out of use: nothing is counted there any more, and nothing is forgotten.' })
  archiveWarehouse(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return this.service.archive(viewer, parseId(id));
  }

  @Allow('warehouses.manage')
  @Mutation(() => WarehouseOrProblem)
  restoreWarehouse(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return this.service.restore(viewer, parseId(id));
  }
}
