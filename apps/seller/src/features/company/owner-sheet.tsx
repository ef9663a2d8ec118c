import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { TransferCard } from '@prikazchik/ui/ownership/transfer-card.tsx';
import { useOwnershipTransfers } from '@prikazchik/ui/ownership/use-ownership-transfers.ts';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './company.module.css';
import { OfferForm } from './offer-form.tsx';
import { Sheet } from './settings-sheet.tsx';

/** Whose the shop is to be: for its owner, and for those two whom a transfer concerns. */
export function OwnerSheet() {
  const t = useTranslations('company.owner');
  const can = useCan();
  const { companyId } = useViewer().membership;
  const { transfers, look } = useOwnershipTransfers(companyId);
  const [isAsked, setAsked] = useState(false);
  async function offered(): Promise<void> {
    await look();
    setAsked(false);
  }
  if (!transfers) return null;
  const [transfer] = transfers;
  if (transfer) return <TransferCard transfer={transfer} onChanged={look} />;
  if (!can('company.transfer')) return null;
  return (
    <Sheet>
      <Title order={2}>{t('title')}</Title>
      <Text>{t('about')}</Text>
      {isAsked ? (
        <Stack gap="md">
          <ul className={classes.points}>
            <li>{t('nothingYet')}</li>
            <li>{t('afterwards')}</li>
            <li>{t('undo')}</li>
          </ul>
          <OfferForm onOffered={offered} onClose={() => setAsked(false)} />
        </Stack>
      ) : (
        <Group>
          <Button variant="default" onClick={() => setAsked(true)}>
            {t('open')}
          </Button>
        </Group>
      )}
    </Sheet>
  );
}
