import { Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useOwnershipTransfers } from './use-ownership-transfers.ts';

const Card = lazy(() => import('./transfer-card.tsx').then(({ TransferCard }) => ({ default: TransferCard })));

/** Whatever there is to say of shops that change hands, and to whom there is something to do about it; mostly nothing. */
export function OwnershipTransfers({ companyId }: { readonly companyId?: string }) {
  const { transfers, look } = useOwnershipTransfers(companyId);
  if (!transfers || transfers.length === 0) return null;
  return (
    <Suspense>
      <Stack gap="md">
        {transfers.map((transfer) => (
          <Card key={transfer.id} transfer={transfer} onChanged={look} />
        ))}
      </Stack>
    </Suspense>
  );
}
