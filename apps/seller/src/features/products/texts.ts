/** The texts of a product, as its form holds them. A type, not an interface: the form's values must have an index signature. */
export type Texts = { sku: string; title: string; description: string; seoTitle: string; seoDescription: string };

/** The names of the texts, in the order of the form. */
export const TEXT_NAMES = ['title', 'sku', 'description', 'seoTitle', 'seoDescription'] as const satisfies readonly (keyof Texts)[];

export const NO_TEXTS: Texts = { sku: '', title: '', description: '', seoTitle: '', seoDescription: '' };

/** The texts alone. */
export function textsOf({ sku, title, description, seoTitle, seoDescription }: Texts): Texts {
  return { sku, title, description, seoTitle, seoDescription };
}

/** The texts that two versions of a product disagree about. */
export function disagreements(theirs: Texts, mine: Texts): (keyof Texts)[] {
  return TEXT_NAMES.filter((name) => theirs[name] !== mine[name].trim());
}

/** What search shows: the texts written for it, or the product's own. */
export function snippetOf({ title, description, seoTitle, seoDescription }: Texts, longest: number) {
  const text = seoDescription.trim() || description.trim();
  return {
    title: seoTitle.trim() || title.trim(),
    text: text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text,
  };
}
