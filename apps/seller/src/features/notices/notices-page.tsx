import { Paper, Stack } from '@mantine/core';
import { NoticeList } from '@prikazchik/ui/notices/notice-list.tsx';
import { NoticePreferences } from '@prikazchik/ui/notices/notice-preferences.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { useTranslations } from 'use-intl';

/** What the person was told, of this shop and every other one, and which of it goes by letter too. */
export function NoticesPage() {
  const t = useTranslations('ui.notices');
  return (
    <Stack gap="lg" maw={720}>
      <PageTitle>{t('title')}</PageTitle>
      <Paper withBorder>
        <NoticeList />
      </Paper>
      <NoticePreferences />
    </Stack>
  );
}
