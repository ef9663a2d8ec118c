import { useApolloClient } from '@apollo/client/react';
import { Button, Group, NativeSelect, TextInput, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { LogisticsInput } from '@prikazchik/inputs/company.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useTranslations } from 'use-intl';
import classes from './stocks.module.css';
import type { WarehouseRowFragment } from './warehouses.generated.ts';
import { CreateWarehouseDocument, UpdateWarehouseDocument, WarehousesDocument } from './warehouses.generated.ts';

const METHODS = LogisticsInput.shape.method.options;

interface WarehouseFormProps {
  /** The one that is changed; null: a new one. */
  readonly warehouse: WarehouseRowFragment | null;
  readonly onClose: () => void;
}

/** Name, address and way of delivery of a warehouse. */
export function WarehouseForm({ warehouse, onClose }: WarehouseFormProps) {
  const t = useTranslations('stocks.warehouses');
  const logistics = useTranslations('company.logistics');
  const client = useApolloClient();
  const title = warehouse ? t('editOf', { name: warehouse.name }) : t('add');
  const form = useInputForm({
    schema: LogisticsInput,
    initialValues: { name: warehouse?.name ?? '', address: warehouse?.address ?? '', method: warehouse?.method ?? METHODS[0] },
    submit: async (input) => {
      const refetchQueries = [WarehousesDocument];
      const { id, version } = warehouse ?? {};
      const answer =
        id !== undefined && version !== undefined
          ? (await client.mutate({ mutation: UpdateWarehouseDocument, variables: { id, version, input }, refetchQueries })).data
              ?.updateWarehouse
          : (await client.mutate({ mutation: CreateWarehouseDocument, variables: { input }, refetchQueries })).data?.createWarehouse;
      if (!answer || isProblem(answer)) return answer ?? null;
      void notify(t('saved'));
      onClose();
      return null;
    },
  });
  return (
    <section className={classes.sheet}>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <UnsavedGuard when={() => form.isDirty()} />
      <Form form={form} label={title}>
        <TextInput label={logistics('name')} autoComplete="off" {...form.getInputProps('name')} />
        <TextInput label={logistics('address')} autoComplete="off" {...form.getInputProps('address')} />
        <NativeSelect
          label={logistics('method')}
          data={METHODS.map((method) => ({ value: method, label: logistics(`methods.${method}`) }))}
          {...form.getInputProps('method')}
        />
        <Group gap="sm">
          <Submit form={form}>{t('save')}</Submit>
          <Button variant="default" size="md" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Form>
    </section>
  );
}
