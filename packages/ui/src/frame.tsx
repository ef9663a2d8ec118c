import { Container, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import classes from './frame.module.css';

/** Lets the keyboard go past the header, and tells where the content begins. Goes around every page. */
export function SkipToContent() {
  const t = useTranslations('ui.shell');
  return (
    <a className={classes.skip} href="#content">
      {t('skip')}
    </a>
  );
}

/** What the browser's tab says; one on a page. */
export function TabTitle({ children }: { readonly children: string }) {
  const t = useTranslations('ui');
  return <title>{`${children} · ${t('product')}`}</title>;
}

interface NarrowPageProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What stands below the sheet: the way to sign in, to register. */
  readonly after?: ReactNode;
}

/** One sheet in the middle of the page, for one task: signing in, an answer to a letter. The browser's tab has its title too. */
export function NarrowPage({ title, children, after }: NarrowPageProps) {
  return (
    <Container size={460} className={classes.narrow}>
      <TabTitle>{title}</TabTitle>
      <Paper className={classes.sheet}>
        <Stack gap="md">
          <Title order={1}>{title}</Title>
          {children}
        </Stack>
      </Paper>
      {after && <div className={classes.after}>{after}</div>}
    </Container>
  );
}
