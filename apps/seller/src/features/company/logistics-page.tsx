import '@mantine/core/styles/Radio.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Radio, Stack, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { LogisticsInput } from '@prikazchik/inputs/company.input';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Facts } from '@prikazchik/ui/facts.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { BackToSteps } from './back-to-steps.tsx';
import type { LogisticsQuery } from './logistics.generated.ts';
import { LogisticsDocument, SetLogisticsDocument } from './logistics.generated.ts';
import { SettingsSheet, Sheet, SheetOutline } from './settings-sheet.tsx';
import { useRefusedField } from './use-refused-field.ts';

type Warehouse = LogisticsQuery['activation']['warehouse'];

const METHODS = ['OWN_WAREHOUSE', 'MARKETPLACE_WAREHOUSE', 'DROP_OFF'] as const;

/** Where the shop's goods leave from, and how. */
export function LogisticsPage() {
  const t = useTranslations('company.logistics');
  const can = useCan();
  const result = useQuery(LogisticsDocument);
  return (
    <SettingsSheet title={t('title')} lead={t('lead')}>
      <QueryPage result={result} outline={<SheetOutline fields={3} />}>
        {({ activation: { warehouse, state, steps } }) => (
          <>
            <BackToSteps state={state} />
            {warehouse === null && isNamed(steps) ? (
              <Empty title={t('notYours.title')}>{t('notYours.text')}</Empty>
            ) : (
              <Named warehouse={warehouse} isEditable={can('company.update')} />
            )}
          </>
        )}
      </QueryPage>
    </SettingsSheet>
  );
}

/** Whether the shop has a main warehouse, shown or not: it is kept from those who are limited to others. */
const isNamed = (steps: LogisticsQuery['activation']['steps']) => steps.some(({ key, state }) => key === 'LOGISTICS' && state === 'DONE');

function Named({ warehouse, isEditable }: { readonly warehouse: Warehouse; readonly isEditable: boolean }) {
  return isEditable ? <LogisticsForm warehouse={warehouse} /> : <LogisticsFacts warehouse={warehouse} />;
}

function LogisticsForm({ warehouse }: { readonly warehouse: Warehouse }) {
  const t = useTranslations('company.logistics');
  const client = useApolloClient();
  const { field } = useSearch({ from: '/cabinet/settings/logistics' });
  const form = useInputForm({
    schema: LogisticsInput,
    initialValues: { name: warehouse?.name ?? t('namePlaceholder'), address: warehouse?.address ?? '', method: warehouse?.method ?? '' },
    submit: async (input) => {
      const { data } = await client.mutate({ mutation: SetLogisticsDocument, variables: { input }, refetchQueries: [LogisticsDocument] });
      if (data && isProblem(data.setLogistics)) return data.setLogistics;
      void notify(t('saved'));
      return null;
    },
  });
  useRefusedField(form, field);
  return (
    <Sheet>
      <UnsavedGuard when={() => form.isDirty()} />
      <Form form={form} label={t('title')}>
        <TextInput label={t('name')} autoComplete="off" {...form.getInputProps('name')} />
        <TextInput label={t('address')} description={t('addressHelp')} autoComplete="street-address" {...form.getInputProps('address')} />
        <Radio.Group label={t('method')} inputWrapperOrder={['label', 'description', 'error', 'input']} {...form.getInputProps('method')}>
          <Stack gap="sm" mt="xs">
            {METHODS.map((method) => (
              <Radio key={method} value={method} label={t(`methods.${method}`)} description={t(`methodsAbout.${method}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Stack align="flex-start">
          <Submit form={form}>{t('save')}</Submit>
        </Stack>
      </Form>
    </Sheet>
  );
}

function LogisticsFacts({ warehouse }: { readonly warehouse: Warehouse }) {
  const t = useTranslations('company.logistics');
  if (!warehouse) return <Empty title={t('empty.title')}>{t('empty.text')}</Empty>;
  return (
    <Sheet>
      <Facts
        missing=""
        facts={[
          { name: t('name'), value: warehouse.name },
          { name: t('address'), value: warehouse.address },
          { name: t('method'), value: t(`methods.${warehouse.method}`) },
        ]}
      />
      <Alert variant="default">{t('readOnly')}</Alert>
    </Sheet>
  );
}
