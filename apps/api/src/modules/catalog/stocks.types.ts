import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { connectionOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { WarehouseType } from '../companies/companies.module.ts';

@RowType('Stock', { description: 'How much of a product lies in a warehouse. Those who see stocks see so much of the product.' })
export class StockType {
  @Field(() => ID)
  productId!: string;

  @Field(() => String)
  sku!: string;

  @Field(() => String)
  title!: string;

  @Field(() => WarehouseType)
  warehouse!: WarehouseType;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Int, { description: '`setStock` wants the one that was read; 0 where nobody has said a quantity yet.' })
  version!: number;

  @Field(() => Date, { nullable: true })
  updatedAt!: Date | null;
}

@RowType('StockTotal')
export class StockTotalType {
  @Field(() => WarehouseType)
  warehouse!: WarehouseType;

  @Field(() => Int, { description: 'Products of which there is something.' })
  products!: number;

  @Field(() => Float)
  units!: number;
}

@RowType('StockFile', { description: 'GET `url` within a minute; it works once.' })
class StockFileType {
  @Field(() => String)
  url!: string;

  @Field(() => String)
  fileName!: string;
}

export const StockOrProblem = orProblem('Stock', () => StockType);
export const StockFileOrProblem = orProblem('StockFile', () => StockFileType);
export const StockConnection = connectionOf('Stock', () => StockType);

@InputType('StockFilter')
export class StockFilter {
  @Field(() => ID, { nullable: true })
  warehouseId?: string | null;

  @Field(() => String, { nullable: true, description: 'A part of the title or of the article, whatever the case.' })
  search?: string | null;
}

@InputType('StockInput')
export class StockArgs {
  @Field(() => ID)
  productId!: string;

  @Field(() => ID)
  warehouseId!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Int)
  version!: number;
}
