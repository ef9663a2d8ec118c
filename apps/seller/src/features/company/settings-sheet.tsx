import { Skeleton, Text } from '@mantine/core';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import type { ReactNode } from 'react';
import classes from './company.module.css';

/** A page of settings: what it is, and one sheet. */
export function SettingsSheet({ title, lead, children }: { readonly title: string; readonly lead: string; readonly children: ReactNode }) {
  return (
    <>
      <div>
        <PageTitle>{title}</PageTitle>
        <Text c="dimmed">{lead}</Text>
      </div>
      {children}
    </>
  );
}

/** The sheet itself. */
export function Sheet({ children }: { readonly children: ReactNode }) {
  return <section className={classes.sheet}>{children}</section>;
}

/** The outline of a sheet with so many fields. */
export function SheetOutline({ fields }: { readonly fields: number }) {
  return (
    <Sheet>
      {Array.from({ length: fields }, (_, place) => `field-${place}`).map((key) => (
        <div key={key}>
          <Skeleton height={14} width={140} mb={8} />
          <Skeleton height={36} />
        </div>
      ))}
    </Sheet>
  );
}
