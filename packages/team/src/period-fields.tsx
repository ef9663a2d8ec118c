import { useQuery } from '@apollo/client/react';
import { Group, TextInput } from '@mantine/core';
import { dayAt, startOfDay, startOfNextDay } from '@prikazchik/ui/day.ts';
import { ShopClockDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { useTranslations } from 'use-intl';
import type { Dates } from './access-draft.ts';

interface PeriodFieldsProps {
  /** What it is that has these dates, for those who hear the fields without seeing what they stand under. */
  readonly of: string;
  readonly value: Dates;
  readonly disabled: boolean;
  readonly onChange: (dates: Dates) => void;
}

/** The first and the last day of something, on the clocks of the shop; an empty one means without an end. */
export function PeriodFields({ of, value: { from, to }, disabled, onChange }: PeriodFieldsProps) {
  const t = useTranslations('access');
  const { data } = useQuery(ShopClockDocument);
  const zone = data?.company.timeZone ?? 'UTC';
  return (
    <Group gap="sm" grow>
      <TextInput
        type="date"
        label={t('from')}
        aria-label={t('fromOf', { of })}
        disabled={disabled}
        value={from ? dayAt(Date.parse(from), zone) : ''}
        onChange={({ currentTarget: { value } }) => onChange({ from: value ? startOfDay(value, zone) : null, to })}
      />
      <TextInput
        type="date"
        label={t('to')}
        aria-label={t('toOf', { of })}
        disabled={disabled}
        value={to ? dayAt(Date.parse(to) - 1, zone) : ''}
        onChange={({ currentTarget: { value } }) => onChange({ from, to: value ? startOfNextDay(value, zone) : null })}
      />
    </Group>
  );
}
