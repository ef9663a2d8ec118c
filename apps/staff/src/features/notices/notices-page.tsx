import { Paper } from '@mantine/core';
import { NoticeList } from '@prikazchik/ui/notices/notice-list.tsx';
import { NoticePreferences } from '@prikazchik/ui/notices/notice-preferences.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { useTranslations } from 'use-intl';
import { Page } from '../../shared/page.tsx';
import { WORDS } from './words.ts';

/** What the person was told, and which of it goes by letter too. */
export const NoticesPage = withWords(WORDS, Notices);

function Notices() {
  const t = useTranslations('notices');
  return (
    <Page title={t('title')}>
      <Paper withBorder>
        <NoticeList />
      </Paper>
      <NoticePreferences />
    </Page>
  );
}
