import { useApolloClient } from '@apollo/client/react';
import { Stack, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { ProductInput } from '@prikazchik/inputs/product.input';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { notify } from '../../shared/notify.ts';
import { Conflict } from './conflict.tsx';
import { ProductDocument, UpdateProductDocument } from './product.generated.ts';
import type { ProductOnPage } from './product-page.tsx';
import classes from './products.module.css';
import { SeoFields, TextFields } from './text-fields.tsx';
import type { Texts } from './texts.ts';
import { textsOf } from './texts.ts';

/** Saves the texts over the version that was read, and keeps what was typed when somebody was faster. */
function useTextsForm(product: ProductOnPage) {
  const t = useTranslations('products.page');
  const client = useApolloClient();
  const [version, setVersion] = useState(product.version);
  const [theirs, setTheirs] = useState<ProductOnPage | null>(null);

  async function readNow(): Promise<ProductOnPage> {
    const { data } = await client.query({
      query: ProductDocument,
      variables: { id: product.id, withPrices: false },
      fetchPolicy: 'network-only',
    });
    if (!data) throw new Error('An answer without data and without an error');
    return data.product;
  }

  async function save(input: Texts, over: number) {
    const { data } = await client.mutate({ mutation: UpdateProductDocument, variables: { id: product.id, version: over, input } });
    if (!data) throw new Error('An answer without data and without an error');
    const answer = data.updateProduct;
    if (!isProblem(answer)) {
      setTheirs(null);
      setVersion(answer.version);
      void notify(t('saved'));
      return null;
    }
    if (answer.code !== 'CHANGED_MEANWHILE') return answer;
    setTheirs(await readNow());
    return null;
  }

  const form = useInputForm({
    schema: ProductInput,
    initialValues: textsOf(product),
    submit: (input) => save(input, theirs?.version ?? version),
  });

  function takeTheirs(): void {
    if (!theirs) return;
    form.setValues(textsOf(theirs));
    form.resetDirty(textsOf(theirs));
    setVersion(theirs.version);
    setTheirs(null);
  }

  return { form, theirs, takeTheirs };
}

/** Title, description and what search engines get. */
export function ProductTexts({ product }: { readonly product: ProductOnPage }) {
  const t = useTranslations('products.page');
  const can = useCan();
  const { form, theirs, takeTheirs } = useTextsForm(product);
  const isReadOnly = !can('products.write');
  return (
    <section className={classes.sheet}>
      <UnsavedGuard when={() => !isReadOnly && (theirs !== null || form.isDirty())} />
      <Form form={form} label={t('texts')}>
        <Title order={2}>{t('texts')}</Title>
        <TextFields form={form} isReadOnly={isReadOnly} />
        <Title order={2} mt="md">
          {t('seo')}
        </Title>
        <SeoFields form={form} isReadOnly={isReadOnly} />
        {theirs && <Conflict theirs={textsOf(theirs)} mine={form.values} onTake={takeTheirs} onKeep={() => form.send()} />}
        {!(isReadOnly || theirs) && (
          <Stack align="flex-start">
            <Submit form={form}>{t('save')}</Submit>
          </Stack>
        )}
      </Form>
    </section>
  );
}
