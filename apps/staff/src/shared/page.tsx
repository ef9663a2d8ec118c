import { Container, Title } from '@mantine/core';
import { TabTitle } from '@prikazchik/ui/frame.tsx';
import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A page of the portal: one calm column under its heading, named in the browser's tab too. */
export function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Container size={720} className={classes.page}>
      <TabTitle>{title}</TabTitle>
      <Title order={1} className={classes.title}>
        {title}
      </Title>
      {children}
    </Container>
  );
}
