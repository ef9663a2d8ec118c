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

/** How much of a limited text is used. */
function useCounter() {
  const t = useTranslations('products.page');
  return (text: string, max: number): ReactNode => {
    const count = [...text].length;
    return (
      <Text span inherit c={count > max ? 'red' : 'dimmed'}>
        {t('counter', { count: String(count), max: String(max) })}
      </Text>
    );
  };
}

/** What the product is called and what it is. */
export function TextFields({ form, isReadOnly = false }: FieldsProps) {
  const t = useTranslations('products.page');
  const counter = useCounter();
  const { title, description } = form.values;
  return (
    <>
      <TextInput
        label={t('titleField')}
        description={counter(title, LIMITS.productTitle)}
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
        label={t('description')}
        description={counter(description, LIMITS.productDescription)}
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
  const counter = useCounter();
  const { seoTitle, seoDescription } = form.values;
  const snippet = snippetOf(form.values, 160);
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('seoLead')}
      </Text>
      <TextInput
        label={t('seoTitle')}
        description={counter(seoTitle, LIMITS.seoTitle)}
        readOnly={isReadOnly}
        {...form.getInputProps('seoTitle')}
      />
      <Textarea
        label={t('seoDescription')}
        description={counter(seoDescription, LIMITS.seoDescription)}
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
