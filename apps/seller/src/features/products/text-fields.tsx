import '@mantine/core/styles/Grid.layer.css';
import { Grid, Text, Textarea, TextInput } from '@mantine/core';
import { LIMITS } from '@prikazchik/inputs/text';
import type { InputForm } from '@prikazchik/ui/input-form.ts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './products.module.css';
import type { Texts } from './texts.ts';
import { snippetOf } from './texts.ts';

interface FieldsProps {
  readonly form: InputForm<Texts>;
  readonly isReadOnly?: boolean;
}

/** How much of a limited text is used, beside its label. */
function useLabel() {
  const t = useTranslations('products.page');
  return (label: string, text: string, max: number): ReactNode => (
    <span className={classes.label}>
      {label}
      <Text span size="xs" fw={400} c={[...text].length > max ? 'red' : 'dimmed'}>
        {t('counter', { count: String([...text].length), max: String(max) })}
      </Text>
    </span>
  );
}

/** What the product is called and what it is. */
export function TextFields({ form, isReadOnly = false }: FieldsProps) {
  const t = useTranslations('products.page');
  const label = useLabel();
  const { title, description } = form.values;
  return (
    <>
      <TextInput
        label={label(t('titleField'), title, LIMITS.productTitle)}
        readOnly={isReadOnly}
        required
        {...form.getInputProps('title')}
      />
      <Grid>
        <Grid.Col span={{ base: 12, xs: 6 }}>
          <TextInput label={t('sku')} description={t('skuHelp')} readOnly={isReadOnly} required {...form.getInputProps('sku')} />
        </Grid.Col>
      </Grid>
      <Textarea
        label={label(t('description'), description, LIMITS.productDescription)}
        autosize
        minRows={6}
        maxRows={20}
        readOnly={isReadOnly}
        {...form.getInputProps('description')}
      />
    </>
  );
}

/** What search engines get, and how it will look there. */
export function SeoFields({ form, isReadOnly = false }: FieldsProps) {
  const t = useTranslations('products.page');
  const label = useLabel();
  const { seoTitle, seoDescription } = form.values;
  const snippet = snippetOf(form.values, 160);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('seoLead')}
      </Text>
      <TextInput label={label(t('seoTitle'), seoTitle, LIMITS.seoTitle)} readOnly={isReadOnly} {...form.getInputProps('seoTitle')} />
      <Textarea
        label={label(t('seoDescription'), seoDescription, LIMITS.seoDescription)}
        autosize
        minRows={2}
        readOnly={isReadOnly}
        {...form.getInputProps('seoDescription')}
      />
      {snippet.title && (
        <div className={classes.snippet}>
          <Text size="xs" c="dimmed">
            {t('seoPreview')}
          </Text>
          <Text fw={600} c="var(--mantine-color-anchor)">
            {snippet.title}
          </Text>
          <Text size="sm">{snippet.text}</Text>
        </div>
      )}
    </>
  );
}
