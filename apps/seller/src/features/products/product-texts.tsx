import { Stack, Title } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useTranslations } from 'use-intl';
import { Conflict } from './conflict.tsx';
import classes from './products.module.css';
import { SeoFields, TextFields } from './text-fields.tsx';
import type { ProductOnPage } from './texts.ts';
import { useTextsForm } from './use-texts-form.ts';

/** Title, description and what search engines get. */
export function ProductTexts({ product }: { readonly product: ProductOnPage }) {
  const t = useTranslations('products.page');
  const can = useCan();
  const { form, dispute, takeTheirs } = useTextsForm(product);
  const isReadOnly = !can('products.write');
  return (
    <section className={classes.sheet}>
      <UnsavedGuard when={() => !isReadOnly && (dispute !== null || form.isDirty())} />
      <Form form={form} label={t('save')}>
        <Title order={2}>{t('texts')}</Title>
        <TextFields form={form} isReadOnly={isReadOnly} />
        <Title order={2} mt="md">
          {t('seo')}
        </Title>
        <SeoFields form={form} isReadOnly={isReadOnly} />
        {dispute && <Conflict {...dispute} ours={form.values} onTake={takeTheirs} onKeep={() => form.send()} />}
        {!(isReadOnly || dispute) && (
          <Stack align="flex-start">
            <Submit form={form}>{t('save')}</Submit>
          </Stack>
        )}
      </Form>
    </section>
  );
}
