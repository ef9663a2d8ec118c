import { Button, Text } from '@mantine/core';
import { useFormat } from '@prikazchik/ui/format.ts';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { Link } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import { placeTitles } from '../../shared/membership.ts';
import { OpenCabinet } from '../../shared/open-cabinet.tsx';
import type { Preview } from './load-invitation.ts';

/** After the answer: where to go to work. */
export function Joined({ preview, companyId }: { readonly preview: Preview; readonly companyId: string | null }) {
  const t = useTranslations('invitation.done');
  const locale = useLocale();
  const { list } = useFormat();
  const roles = list(placeTitles({ isOwner: false, ...preview }, locale));
  return (
    <NarrowPage title={t('title')}>
      <Text role="status">{t('text', { shop: preview.companyName, roles })}</Text>
      <OpenCabinet companyId={companyId} shop={preview.companyName} fullWidth />
      <Button component={Link} to="/" size="md" variant="default" fullWidth>
        {t('shops')}
      </Button>
    </NarrowPage>
  );
}
