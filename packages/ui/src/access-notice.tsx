import { Alert, Button, Stack, Text } from '@mantine/core';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS } from '@prikazchik/permissions/right';
import { useLocale, useTranslations } from 'use-intl';
import { useFormat } from './format.ts';
import type { AccessChange } from './use-access-changes.ts';

/** A change of access with the rights before it and after it. */
export interface NoticedChange {
  readonly change: AccessChange;
  readonly before: readonly Right[];
  readonly after: readonly Right[];
}

interface AccessNoticeProps extends NoticedChange {
  /** Which of the person's shops it is about, where that isn't plain. */
  readonly shop?: string | null;
  readonly onClose: () => void;
}

/** Says at once, on whatever page it happens, what changed in the viewer's rights and who changed it. */
export function AccessNotice({ change, before, after, shop = null, onClose }: AccessNoticeProps) {
  const t = useTranslations('ui.access');
  const locale = useLocale();
  const { list } = useFormat();
  const titles = (rights: readonly Right[]) => list(rights.map((right) => RIGHTS[right].title[locale]));
  const lost = before.filter((right) => !after.includes(right));
  const gained = after.filter((right) => !before.includes(right));
  return (
    <Alert color={lost.length > 0 ? 'yellow' : 'malachite'} role="alert" title={t(change.kind)}>
      <Stack gap={6} align="flex-start">
        {shop && <Text size="sm">{t('shop', { shop })}</Text>}
        {change.by && <Text size="sm">{t('by', { name: change.by })}</Text>}
        {lost.length > 0 && <Text size="sm">{t('lost', { rights: titles(lost) })}</Text>}
        {gained.length > 0 && <Text size="sm">{t('gained', { rights: titles(gained) })}</Text>}
        {lost.length + gained.length === 0 && <Text size="sm">{t('same')}</Text>}
        <Button size="xs" variant="default" mt={4} onClick={onClose}>
          {t('understood')}
        </Button>
      </Stack>
    </Alert>
  );
}
