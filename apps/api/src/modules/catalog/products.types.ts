import { Field, ID, InputType, Int } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import { connectionOf, enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';

const ProductStateEnum = enumOf('ProductState', ['ACTIVE', 'ARCHIVED']);
export const ProductSortEnum = enumOf('ProductSort', ['UPDATED_DESC', 'TITLE_ASC', 'PRICE_ASC', 'PRICE_DESC']);

@RowType('Money')
export class MoneyType {
  @Field(() => Int, { description: 'In the smallest unit of the currency (kopecks).' })
  amountMinor!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;
}

@RowType('Photo')
export class PhotoType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Relative to the portal; works for an hour at least, without a session.' })
  url!: string;

  @Field(() => Int)
  width!: number;

  @Field(() => Int)
  height!: number;
}

@RowType('Product')
export class ProductType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The seller's own article, unique in the shop whatever the case." })
  sku!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String)
  seoTitle!: string;

  @Field(() => String)
  seoDescription!: string;

  @Field(() => ProductStateEnum)
  state!: string;

  @Allow('prices.read')
  @Field(() => MoneyType, { nullable: true })
  price!: MoneyType | null;

  @Allow('prices.read')
  @Field(() => MoneyType, { nullable: true, description: 'The crossed-out one, always greater than the price.' })
  oldPrice!: MoneyType | null;

  @Field(() => [PhotoType], { description: 'The first one is the main one.' })
  photos!: PhotoType[];

  @Field(() => Int, { description: 'Of the texts: `updateProduct` wants the one that was read.' })
  version!: number;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;
}

@RowType('Upload', { description: 'PUT the bytes of one JPEG, PNG or WebP (5 MB at most) to `url` before `expiresAt`.' })
class UploadType {
  @Field(() => String)
  url!: string;

  @Field(() => Date)
  expiresAt!: Date;
}

@RowType('ProductCounts')
export class ProductCountsType {
  @Field(() => Boolean, {
    description: 'False in a shop with more than 10,000 products: only those changed last were counted, and each figure means “at least”.',
  })
  exact!: boolean;

  @Field(() => Int)
  active!: number;

  @Field(() => Int)
  archived!: number;

  @Field(() => Int, { description: 'Of the active ones.' })
  withoutPhoto!: number;

  @Field(() => Int, { description: 'Of the active ones.' })
  withoutPrice!: number;
}

export const ProductOrProblem = orProblem('Product', () => ProductType);
export const UploadOrProblem = orProblem('Upload', () => UploadType);
export const ProductConnection = connectionOf('Product', () => ProductType);

@InputType('ProductFilter')
export class ProductFilter {
  @Field(() => ProductStateEnum, { nullable: true })
  state?: 'ACTIVE' | 'ARCHIVED' | null;

  @Field(() => String, { nullable: true, description: 'A part of the title or of the article, whatever the case.' })
  search?: string | null;

  @Field(() => Boolean, { nullable: true })
  withoutPhoto?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Needs `prices.read`.' })
  withoutPrice?: boolean | null;
}

@InputType('ProductInput')
export class ProductArgs {
  @Field(() => String)
  sku!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String)
  seoTitle!: string;

  @Field(() => String)
  seoDescription!: string;
}

@InputType('PriceInput')
export class PriceArgs {
  @Field(() => ID)
  productId!: string;

  @Field(() => Int)
  amountMinor!: number;

  @Field(() => Int, { nullable: true })
  oldAmountMinor?: number | null;
}
