import '@mantine/core/styles/DataList.layer.css';
import { DataList } from '@mantine/core';
import type { ReactNode } from 'react';

interface FactsProps {
  /** What is known, under its name; a fact without a value is shown as missing. */
  readonly facts: readonly { readonly name: string; readonly value: ReactNode }[];
  readonly missing: string;
}

/** What may be seen but not changed here. */
export function Facts({ facts, missing }: FactsProps) {
  return (
    <DataList labelWidth="min(220px, 40%)" gap="xs">
      {facts.map(({ name, value }) => (
        <DataList.Item key={name}>
          <DataList.ItemLabel>{name}</DataList.ItemLabel>
          <DataList.ItemValue c={value ? 'inherit' : 'dimmed'}>{value || missing}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}
