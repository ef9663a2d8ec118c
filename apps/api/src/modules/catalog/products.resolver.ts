import { PriceInput, ProductInput } from '@prikazchik/inputs/product.input';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Photos, ProductView } from './photos.service.ts';
import type { ProductSearch } from './products.rules.ts';
import type { Products } from './products.service.ts';
import {
  PriceArgs,
  ProductArgs,
  ProductConnection,
  ProductCountsType,
  ProductFilter,
  ProductOrProblem,
  ProductSortEnum,
  ProductType,
  UploadOrProblem,
} from './products.types.ts';
import type { Uploads } from './uploads.service.ts';

const roubles = (amountMinor: number | null) => (amountMinor === null ? null : { amountMinor, currency: 'RUB' });

const shown = ({ priceMinor, oldPriceMinor, state, ...product }: ProductView) => ({
  ...product,
  state: state.toUpperCase(),
  price: roubles(priceMinor),
  oldPrice: roubles(oldPriceMinor),
});

const shownOrProblem = (answer: ProductView | Problem) => (answer instanceof Problem ? answer : shown(answer));

const searchOf = (filter: ProductFilter | null): ProductSearch => ({
  state: (filter?.state?.toLowerCase() as Lowercase<NonNullable<ProductFilter['state']>> | undefined) ?? null,
  search: filter?.search ?? null,
  withoutPhoto: filter?.withoutPhoto ?? false,
  withoutPrice: filter?.withoutPrice ?? false,
});

@Resolver()
export class ProductsResolver {
  readonly service: Products;
  readonly photos: Photos;
  readonly uploads: Uploads;

  constructor(service: Products, photos: Photos, uploads: Uploads) {
    this.service = service;
    this.photos = photos;
    this.uploads = uploads;
  }

  @Allow('products.read')
  @Query(() => ProductConnection, { description: 'In an order of prices, `prices.read` as well; products without a price come last.' })
  async products(
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ProductFilter, { nullable: true }) filter: ProductFilter | null,
    @Arg('sort', () => ProductSortEnum, { defaultValue: ProductSortEnum.UPDATED_DESC }) sort: keyof typeof ProductSortEnum,
    @Ctx() { viewer }: Context,
  ) {
    const page = await this.service.list(viewer, { first, after: after ?? null }, searchOf(filter), sort);
    return { ...page, edges: page.edges.map(({ node, cursor }) => ({ node: shown(node), cursor })) };
  }

  @Allow('products.read')
  @Query(() => ProductType)
  async product(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shown(await this.service.find(viewer, parseId(id)));
  }

  @Allow('products.read')
  @Query(() => ProductCountsType)
  productCounts(@Ctx() { viewer }: Context) {
    return this.service.counts(viewer);
  }

  @Allow('products.write')
  @Mutation(() => ProductOrProblem)
  createProduct(@Arg('input', () => ProductArgs) input: ProductArgs, @Ctx() { viewer }: Context) {
    return withInput(ProductInput, input, async (card) => shownOrProblem(await this.service.create(viewer, card)));
  }

  @Allow('products.write')
  @Mutation(() => ProductOrProblem, { description: '`version` is the one that was read; a newer one answers CHANGED_MEANWHILE.' })
  updateProduct(
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('input', () => ProductArgs) input: ProductArgs,
    @Ctx() { viewer }: Context,
  ) {
    const productId = parseId(id);
    return withInput(ProductInput, input, async (card) => shownOrProblem(await this.service.update(viewer, productId, version, card)));
  }

  @Allow('prices.write')
  @Mutation(() => ProductOrProblem)
  setPrice(@Arg('input', () => PriceArgs) input: PriceArgs, @Ctx() { viewer }: Context) {
    const productId = parseId(input.productId);
    return withInput(PriceInput, input, async (price) => shownOrProblem(await this.service.setPrice(viewer, productId, price)));
  }

  @Allow('products.archive')
  @Mutation(() => ProductOrProblem)
  async archiveProduct(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.archive(viewer, parseId(id)));
  }

  @Allow('products.archive')
  @Mutation(() => ProductOrProblem)
  async restoreProduct(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.service.restore(viewer, parseId(id)));
  }

  @Allow('products.write')
  @Mutation(() => UploadOrProblem, { description: 'At most 20 a day for one member, and 10 photos for one product.' })
  requestPhotoUpload(@Arg('productId', () => ID) productId: string, @Ctx() { viewer }: Context) {
    return this.uploads.request(viewer, parseId(productId));
  }

  @Allow('products.write')
  @Mutation(() => ProductOrProblem)
  async removePhoto(@Arg('id', () => ID) id: string, @Ctx() { viewer }: Context) {
    return shownOrProblem(await this.photos.remove(viewer, parseId(id)));
  }
}
