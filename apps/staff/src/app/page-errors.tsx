import { Button, Text } from '@mantine/core';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { ErrorState } from '@prikazchik/ui/page-state.tsx';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Page } from '../shared/page.tsx';

/** A page that could not be read, with another try. */
export function LoadFailed({ error }: { readonly error: unknown }) {
  const t = useTranslations('shell');
  const router = useRouter();
  return (
    <Page title={t('portal')}>
      <ErrorState failure={failureOf(error)} onRetry={() => router.invalidate()} />
    </Page>
  );
}

/** An address that leads nowhere. */
export function NotFound() {
  const t = useTranslations('shell.notFound');
  return (
    <Page title={t('title')}>
      <Text mb="md">{t('text')}</Text>
      <Button component={Link} to="/">
        {t('action')}
      </Button>
    </Page>
  );
}
