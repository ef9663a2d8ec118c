import { Stack, Text } from '@mantine/core';
import { OwnershipTransfers } from '@prikazchik/ui/ownership/ownership-transfers.tsx';
import { Empty } from '@prikazchik/ui/page-state.tsx';
import { useLoaderData } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Page } from '../../shared/page.tsx';
import { ShopCard } from './shop-card.tsx';

const Entries = lazy(() => import('./entries.tsx').then(({ Entries: Loaded }) => ({ default: Loaded })));

/** The start page: every shop that the person works in, and what they may do there. */
export function ShopsPage() {
  const t = useTranslations('shops');
  const { memberships } = useLoaderData({ from: '/signed-in' });
  return (
    <Page title={t('title')}>
      <Stack gap="md">
        <OwnershipTransfers />
        <Suspense>
          <Entries>{memberships.length === 0 && <NoShops />}</Entries>
        </Suspense>
        {memberships.length > 0 && (
          <Stack component="ul" gap="md" p={0} m={0}>
            {memberships.map((membership) => (
              <ShopCard key={membership.id} membership={membership} />
            ))}
          </Stack>
        )}
      </Stack>
    </Page>
  );
}

function NoShops() {
  const t = useTranslations('shops.empty');
  return (
    <Empty title={t('title')}>
      <Text>{t('text')}</Text>
    </Empty>
  );
}
