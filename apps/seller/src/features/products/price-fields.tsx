import '@mantine/core/styles/NumberInput.layer.css';
import { NumberInput } from '@mantine/core';
import type { InputForm } from '@prikazchik/ui/input-form.ts';
import { useLocale, useTranslations } from 'use-intl';
import type { PriceValues } from './price.ts';

const DECIMAL_SEPARATORS = ['.', ','];

/** Two sums in roubles, written as the page's language writes them. */
export function PriceFields({ form }: { readonly form: InputForm<PriceValues> }) {
  const t = useTranslations('products.price');
  const isRussian = useLocale() === 'ru';
  const sum = {
    decimalScale: 2,
    min: 0,
    hideControls: true,
    inputMode: 'decimal',
    decimalSeparator: isRussian ? ',' : '.',
    allowedDecimalSeparators: DECIMAL_SEPARATORS,
    thousandSeparator: isRussian ? '\u00a0' : ',',
  } as const;
  const { amountMinor: error, oldAmountMinor: oldError } = form.errors;
  return (
    <>
      <NumberInput
        label={t('current')}
        required
        {...sum}
        {...form.getInputProps('amountMinor')}
        error={error && (form.values.amountMinor === '' ? error : t('invalid'))}
      />
      <NumberInput
        label={t('old')}
        description={t('oldHelp')}
        {...sum}
        {...form.getInputProps('oldAmountMinor')}
        error={oldError && t('oldTooLow')}
      />
    </>
  );
}
