import { Text } from '@mantine/core';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { HomeLink } from '@prikazchik/ui/home-link.tsx';
import { ErrorState } from '@prikazchik/ui/page-state.tsx';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { BareFrame, LonePage } from './bare-layout.tsx';

/** A page broke, or its code could not be fetched: another try reads the app anew. */
export function Crash({ error }: ErrorComponentProps) {
  return <ErrorState isPage failure={failureOf(error)} onRetry={() => location.reload()} />;
}

/** The frame itself broke. */
export function LoneCrash(props: ErrorComponentProps) {
  return (
    <LonePage>
      <Crash {...props} />
    </LonePage>
  );
}

/** No such address. */
export function NotFound() {
  const t = useTranslations('ui.failure.not-found');
  return (
    <BareFrame>
      <NarrowPage title={t('title')}>
        <Text>{t('text')}</Text>
        <HomeLink />
      </NarrowPage>
    </BareFrame>
  );
}
