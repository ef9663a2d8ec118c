import { useApolloClient } from '@apollo/client/react';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { ProductInput } from '@prikazchik/inputs/product.input';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ProductDocument, UpdateProductDocument } from './product.generated.ts';
import type { Merged, ProductOnPage, Texts } from './texts.ts';
import { mergeTexts, textsOf } from './texts.ts';

/** A version of the texts that the API has. */
type Saved = Pick<ProductOnPage, '__typename' | 'version'> & Texts;

/** Asks the API for the texts, and hands them to it over a version that was read. */
function useSavedTexts(id: string) {
  const client = useApolloClient();
  return {
    async read(): Promise<Saved> {
      const variables = { id, withPrices: false };
      const { data } = await client.query({ query: ProductDocument, variables, fetchPolicy: 'network-only' });
      if (!data) throw new Error('An answer without data and without an error');
      return data.product;
    },
    async write(input: Texts, version: number): Promise<Saved | Problem> {
      const { data } = await client.mutate({ mutation: UpdateProductDocument, variables: { id, version, input } });
      if (!data) throw new Error('An answer without data and without an error');
      return data.updateProduct;
    },
  };
}

/**
 * The form of a product's texts. When somebody saved first, their changes and ours are brought together; only a text that both changed waits
 * in `dispute` for a choice, and nothing typed is lost before it.
 */
export function useTextsForm(product: ProductOnPage) {
  const t = useTranslations('products.page');
  const saved = useSavedTexts(product.id);
  const base = useRef<Saved>(product);
  const [dispute, setDispute] = useState<{ theirs: Texts; names: Merged['disputed'] } | null>(null);

  async function save(input: Texts): Promise<Problem | null> {
    const answer = await saved.write(input, base.current.version);
    if (!isProblem(answer)) {
      base.current = answer;
      setDispute(null);
      void notify(t('saved'));
      return null;
    }
    return answer.code === 'CHANGED_MEANWHILE' ? saveOver(await saved.read(), input) : answer;
  }

  function saveOver(theirs: Saved, ours: Texts): Promise<Problem | null> {
    const { texts, disputed } = mergeTexts(textsOf(base.current), textsOf(theirs), ours);
    base.current = theirs;
    form.setValues(texts);
    if (disputed.length === 0) return save(texts);
    setDispute({ theirs: textsOf(theirs), names: disputed });
    return Promise.resolve(null);
  }

  const form = useInputForm({ schema: ProductInput, initialValues: textsOf(product), submit: save });

  function takeTheirs(): void {
    if (!dispute) return;
    const taken = Object.fromEntries(dispute.names.map((name) => [name, dispute.theirs[name]]));
    form.setValues(taken);
    form.resetDirty(textsOf(base.current));
    setDispute(null);
  }

  return { form, dispute, takeTheirs };
}
