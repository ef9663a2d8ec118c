import { StockInput } from '@prikazchik/inputs/stock.input';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { parseId } from '../../platform/id.ts';
import type { StockFiles } from './stock-files.service.ts';
import type { Stocks } from './stocks.service.ts';
import { StockArgs, StockConnection, StockFileOrProblem, StockFilter, StockOrProblem, StockTotalType, StockType } from './stocks.types.ts';

const idOrNull = (id: string | null | undefined) => (typeof id === 'string' ? parseId(id) : null);

@Resolver()
export class StocksResolver {
  readonly service: Stocks;
  readonly files: StockFiles;

  constructor(service: Stocks, files: StockFiles) {
    this.service = service;
    this.files = files;
  }

  @Allow('stocks.read')
  @Query(() => StockConnection, {
    description: 'Every product on sale in every warehouse in use, by title; with 0 where nobody has said a quantity.',
  })
  stocks(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => StockFilter, { nullable: true }) filter: StockFilter | null,
    @Ctx() { viewer }: Context,
  ) {
    const wanted = { warehouseId: idOrNull(filter?.warehouseId), search: filter?.search ?? null };
    return this.service.list(viewer, { first, after: after ?? null }, wanted);
  }

  @Allow('stocks.read')
  @Query(() => StockType)
  stock(@Arg('productId', () => ID) productId: string, @Arg('warehouseId', () => ID) warehouseId: string, @Ctx() { viewer }: Context) {
    return this.service.find(viewer, parseId(productId), parseId(warehouseId));
  }

  @Allow('stocks.read')
  @Query(() => [StockTotalType])
  stockTotals(@Ctx() { viewer }: Context) {
    return this.service.totals(viewer);
  }

  @Allow('stocks.write')
  @Mutation(() => StockOrProblem, { description: '`version` is the one that was read; a newer one answers CHANGED_MEANWHILE.' })
  setStock(@Arg('input', () => StockArgs) input: StockArgs, @Ctx() { viewer }: Context) {
    return withInput(StockInput, input, (value) => this.service.set(viewer, value));
  }

  @Allow('stocks.read')
  @Mutation(() => StockFileOrProblem, {
    description: 'Leave to fetch the stocks as CSV: of one warehouse, or of all that the viewer may see.',
  })
  exportStocks(@Arg('warehouseId', () => ID, { nullable: true }) warehouseId: string | null, @Ctx() { viewer }: Context) {
    return this.files.ask(viewer, idOrNull(warehouseId));
  }
}
