/** A sum as a number field holds it: roubles, or an empty text. */
type Roubles = number | string;

/** Named as the fields of the input, so that its problems find them; they hold roubles until they are sent. */
export type PriceValues = { amountMinor: Roubles; oldAmountMinor: Roubles };

/** Kopecks of the typed sum; `null` when nothing, or no number, was typed. */
export function toMinor(roubles: Roubles): number | null {
  if (roubles === '') return null;
  const value = Number(roubles);
  return Number.isFinite(value) ? Math.round(value * 100) : null;
}

/** Roubles of a sum, for the number field. */
export function toRoubles(sum: { readonly amountMinor: number } | null | undefined): Roubles {
  return sum ? sum.amountMinor / 100 : '';
}
