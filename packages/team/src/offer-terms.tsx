import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PeriodFields } from './period-fields.tsx';
import classes from './team.module.css';
import { WarehousesField } from './warehouses-field.tsx';

/** As a form keeps them. */
export type OfferLimits = { from: string | null; to: string | null; warehouseIds: readonly string[] | null };

/** For good, and in all warehouses. */
export const UNLIMITED: OfferLimits = { from: null, to: null, warehouseIds: null };

interface OfferTermsProps {
  readonly value: OfferLimits;
  /** What is wrong with one of them. */
  readonly error: ReactNode;
  readonly onChange: (limits: OfferLimits) => void;
}

const dateOf = (moment: string | null) => (moment ? new Date(moment) : null);

/** The moments as schemas take them. */
export const datesOf = ({ from, to }: OfferLimits) => ({ from: dateOf(from), to: dateOf(to) });

interface ParsedLimits {
  readonly from?: Date | null | undefined;
  readonly to?: Date | null | undefined;
  readonly warehouseIds?: string[] | null | undefined;
}

/** What was parsed, as it goes to the API. */
export const sentOf = ({ from, to, warehouseIds }: ParsedLimits) => ({
  from: from?.toISOString() ?? null,
  to: to?.toISOString() ?? null,
  warehouseIds: warehouseIds ?? null,
});

/** Dates and warehouses of an invitation, folded away: most people are invited for good, and to everything. */
export function OfferTerms({ value: { from, to, warehouseIds }, error, onChange }: OfferTermsProps) {
  const t = useTranslations('team.invitations.terms');
  return (
    <details className={classes.details}>
      <summary>{t('title')}</summary>
      <Stack gap="md" mt="xs">
        <PeriodFields of={t('of')} value={{ from, to }} disabled={false} onChange={(dates) => onChange({ ...dates, warehouseIds })} />
        <WarehousesField
          of={t('of')}
          value={warehouseIds}
          disabled={false}
          onChange={(chosen) => onChange({ from, to, warehouseIds: chosen })}
        />
        {error && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
      </Stack>
    </details>
  );
}
