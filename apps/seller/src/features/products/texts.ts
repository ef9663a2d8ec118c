import type { ProductQuery } from './product.generated.ts';

/** A product as its page reads it. */
export type ProductOnPage = ProductQuery['product'];

/** The texts of a product, as its form holds them. A type, not an interface: the form's values must have an index signature. */
export type Texts = { sku: string; title: string; description: string; seoTitle: string; seoDescription: string };

/** The names of the texts, in the order of the form. */
const TEXT_NAMES = ['title', 'sku', 'description', 'seoTitle', 'seoDescription'] as const satisfies readonly (keyof Texts)[];

export const NO_TEXTS: Texts = { sku: '', title: '', description: '', seoTitle: '', seoDescription: '' };

/** The texts alone. */
export function textsOf({ sku, title, description, seoTitle, seoDescription }: Texts): Texts {
  return { sku, title, description, seoTitle, seoDescription };
}

/** What becomes of texts that two people changed at once. */
export interface Merged {
  readonly texts: Texts;
  /** The texts that both changed, each in a way of their own: in `texts` they are ours, and somebody has to choose. */
  readonly disputed: readonly (keyof Texts)[];
}

/** Brings our changes together with theirs, both made from the same `base`; what only one side touched needs no choice. */
export function mergeTexts(base: Texts, theirs: Texts, ours: Texts): Merged {
  const disputed = TEXT_NAMES.filter((name) => ours[name] !== base[name] && theirs[name] !== base[name] && ours[name] !== theirs[name]);
  const untouched = TEXT_NAMES.filter((name) => ours[name] === base[name]);
  const texts = { ...ours };
  for (const name of untouched) texts[name] = theirs[name];
  return { texts, disputed };
}

/** What search shows: the texts written for it, or the product's own. */
export function snippetOf({ title, description, seoTitle, seoDescription }: Texts, longest: number) {
  const text = seoDescription.trim() || description.trim();
  return {
    title: seoTitle.trim() || title.trim(),
    text: text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text,
  };
}
