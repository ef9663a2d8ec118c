import * as z from 'zod/mini';
import { field, id, inputOf, integer, issueOf } from './field.ts';
import { LIMITS, line, optionalLine, paragraphs } from './text.ts';

/** In minor units (kopecks), 20 million roubles: what a GraphQL Int holds of 32 bits, rounded down. */
export const MAX_AMOUNT_MINOR = 2_000_000_000;

/** A product's card. */
export const ProductInput = inputOf({
  sku: field(line(LIMITS.sku)),
  title: field(line(LIMITS.productTitle)),
  description: field(paragraphs(LIMITS.productDescription)),
  seoTitle: field(optionalLine(LIMITS.seoTitle)),
  seoDescription: field(optionalLine(LIMITS.seoDescription)),
});
export type ProductInput = z.output<typeof ProductInput>;

const amount = integer(1, MAX_AMOUNT_MINOR);

/** A product's price, and the crossed-out one beside it, which must be the greater. */
export const PriceInput = inputOf({
  productId: id,
  amountMinor: amount,
  oldAmountMinor: z.pipe(
    z.nullish(amount),
    z.transform((old) => old ?? null),
  ),
}).check(
  z.check(({ value, issues }) => {
    if (value.oldAmountMinor === null || value.oldAmountMinor > value.amountMinor) return;
    const limits = { min: value.amountMinor + 1, max: MAX_AMOUNT_MINOR };
    issues.push(issueOf(value, 'INVALID_NUMBER', limits, 'oldAmountMinor'));
  }),
);
export type PriceInput = z.output<typeof PriceInput>;
