import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useWarehouses } from './use-warehouses.ts';

interface WarehousesFieldProps {
  /** What it is that holds there, for those who hear the field without seeing what it stands under. */
  readonly of: string;
  /** Null: in all of them. */
  readonly value: readonly string[] | null;
  readonly disabled: boolean;
  readonly onChange: (warehouseIds: readonly string[] | null) => void;
}

/** In which warehouses something holds: in all, which is usual, or in those that are ticked. In a shop with one there is nothing to choose. */
export function WarehousesField({ of, value, disabled, onChange }: WarehousesFieldProps) {
  const t = useTranslations('access.warehouses');
  const { warehouses, namesOf } = useWarehouses();
  if (value === null && warehouses.length < 2) return null;
  // What is out of use, or beyond the viewer, stays as it is until it is unticked.
  const others = (value ?? []).filter((id) => !warehouses.some((one) => one.id === id)).map((id) => ({ id, name: namesOf([id])[0] }));
  return (
    <Stack gap={6}>
      <NativeSelect
        label={t('label')}
        aria-label={t('labelOf', { of })}
        disabled={disabled}
        value={value ? 'some' : 'all'}
        onChange={({ currentTarget }) => onChange(currentTarget.value === 'some' ? [] : null)}
        data={[
          { value: 'all', label: t('all') },
          { value: 'some', label: t('some') },
        ]}
      />
      {value && (
        <Stack gap={6} role="group" aria-label={t('labelOf', { of })}>
          {[...warehouses, ...others].map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              disabled={disabled}
              checked={value.includes(id)}
              onChange={({ currentTarget: { checked } }) => onChange(checked ? [...value, id] : value.filter((one) => one !== id))}
            />
          ))}
        </Stack>
      )}
    </Stack>
  );
}
