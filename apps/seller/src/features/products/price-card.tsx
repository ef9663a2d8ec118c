import { useApolloClient } from '@apollo/client/react';
import { Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { PriceInput } from '@prikazchik/inputs/product.input';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import type { InputForm } from '@prikazchik/ui/input-form.ts';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { PriceValues } from './price.ts';
import { toMinor, toRoubles } from './price.ts';
import { PriceFields } from './price-fields.tsx';
import { SetPriceDocument } from './product.generated.ts';
import classes from './products.module.css';
import type { ProductOnPage } from './texts.ts';

/** The price, for those who may see it; its form for those who may change it. */
export function PriceCard({ product }: { readonly product: ProductOnPage }) {
  const t = useTranslations('products.page');
  const can = useCan();
  return (
    <section className={classes.sheet}>
      <Title order={2} mb="sm">
        {t('price')}
      </Title>
      {can('prices.write') ? <PriceForm product={product} /> : <PriceText product={product} />}
    </section>
  );
}

function PriceText({ product: { price, oldPrice } }: { readonly product: ProductOnPage }) {
  const t = useTranslations('products.price');
  const format = useShopFormat();
  if (!price) return <Text c="dimmed">{t('none')}</Text>;
  return (
    <Stack gap={2}>
      <Text fz="xl" fw={650}>
        {format.money(price)}
      </Text>
      {oldPrice && (
        <Text size="sm" c="dimmed">
          {t('oldValue', { price: format.money(oldPrice) })}
        </Text>
      )}
    </Stack>
  );
}

/** Shows a price that was changed elsewhere, unless another one is being typed. */
function useFollowedPrice(form: InputForm<PriceValues>, { price, oldPrice }: ProductOnPage): void {
  const follow = useEffectEvent((values: PriceValues) => {
    if (form.isDirty()) return;
    form.setValues(values);
    form.resetDirty(values);
  });
  const amountMinor = toRoubles(price);
  const oldAmountMinor = toRoubles(oldPrice);
  useEffect(() => follow({ amountMinor, oldAmountMinor }), [amountMinor, oldAmountMinor]);
}

function PriceForm({ product }: { readonly product: ProductOnPage }) {
  const t = useTranslations('products.price');
  const client = useApolloClient();
  const form = useInputForm({
    schema: PriceInput,
    initialValues: { amountMinor: toRoubles(product.price), oldAmountMinor: toRoubles(product.oldPrice) },
    toInput: ({ amountMinor, oldAmountMinor }) => ({
      productId: product.id,
      amountMinor: toMinor(amountMinor),
      oldAmountMinor: toMinor(oldAmountMinor),
    }),
    submit: async (input) => {
      const { data } = await client.mutate({ mutation: SetPriceDocument, variables: { input } });
      if (data && isProblem(data.setPrice)) return data.setPrice;
      void notify(t('saved'));
      return null;
    },
  });
  useFollowedPrice(form, product);
  return (
    <>
      <UnsavedGuard when={() => form.isDirty()} />
      <Form form={form} label={t('save')}>
        <PriceFields form={form} />
        <Stack align="flex-start">
          <Submit form={form} variant="default">
            {t('save')}
          </Submit>
        </Stack>
      </Form>
    </>
  );
}
