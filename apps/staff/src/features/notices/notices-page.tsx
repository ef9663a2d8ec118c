import { Paper } from '@mantine/core';
import { NoticeList } from '@prikazchik/ui/notices/notice-list.tsx';
import { NoticePreferences } from '@prikazchik/ui/notices/notice-preferences.tsx';
import { useTranslations } from 'use-intl';
import { Page } from '../../shared/page.tsx';

/** What the person was told, and which of it goes by letter too. */
export function NoticesPage() {
  const t = useTranslations('ui.notices');
  return (
    <Page title={t('title')}>
      <Paper withBorder>
        <NoticeList />
      </Paper>
      <NoticePreferences />
    </Page>
  );
}
