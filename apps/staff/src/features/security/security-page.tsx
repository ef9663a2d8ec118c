import { useLoaderData } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Page } from '../../shared/page.tsx';
import { SecondFactor } from './second-factor.tsx';

/** One's own security: the second factor. */
export function SecurityPage() {
  const t = useTranslations('security');
  const { secondFactor } = useLoaderData({ from: '/signed-in/security' });
  return (
    <Page title={t('title')}>
      <SecondFactor status={secondFactor} />
    </Page>
  );
}
