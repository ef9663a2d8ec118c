import { useApolloClient } from '@apollo/client/react';
import { Group, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { ProductInput } from '@prikazchik/inputs/product.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { BackToList } from './back-to-list.tsx';
import { CreateProductDocument } from './product.generated.ts';
import classes from './products.module.css';
import { SeoFields, TextFields } from './text-fields.tsx';
import { NO_TEXTS } from './texts.ts';

/** A new card; photos and the price are added on the product's own page, to which it leads. */
export function NewProductPage() {
  const t = useTranslations('products');
  const client = useApolloClient();
  const navigate = useNavigate();
  const isCreated = useRef(false);
  const form = useInputForm({
    schema: ProductInput,
    initialValues: NO_TEXTS,
    submit: async (input) => {
      const { data } = await client.mutate({ mutation: CreateProductDocument, variables: { input } });
      if (!data) throw new Error('An answer without data and without an error');
      if (isProblem(data.createProduct)) return data.createProduct;
      isCreated.current = true;
      void notify(t('create.created'));
      await navigate({ to: '/products/$productId', params: { productId: data.createProduct.id }, replace: true });
      return null;
    },
  });
  return (
    <>
      <BackToList />
      <div>
        <PageTitle>{t('create.title')}</PageTitle>
        <Text c="dimmed">{t('create.lead')}</Text>
      </div>
      <UnsavedGuard when={() => !isCreated.current && form.isDirty()} />
      <section className={classes.sheet} data-narrow>
        <Form form={form} label={t('create.title')}>
          <TextFields form={form} />
          <Title order={2} mt="md">
            {t('page.seo')}
          </Title>
          <SeoFields form={form} />
          <Group gap="sm">
            <Submit form={form}>{t('create.submit')}</Submit>
            <ButtonLink to="/products" variant="default" size="md">
              {t('create.cancel')}
            </ButtonLink>
          </Group>
        </Form>
      </section>
    </>
  );
}
