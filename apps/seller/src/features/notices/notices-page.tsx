import { Paper, Stack } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { NoticeList } from '@prikazchik/ui/notices/notice-list.tsx';
import { NoticePreferences } from '@prikazchik/ui/notices/notice-preferences.tsx';
import type { Notice } from '@prikazchik/ui/notices/use-notices.ts';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import { ExtendAccess } from './extend-access.tsx';
import { WORDS } from './words.ts';

/** What the person was told, of this shop and every other one, and which of it goes by letter too. */
export const NoticesPage = withWords(WORDS, Notices);

function Notices() {
  const t = useTranslations('notices');
  const can = useCan();
  const { membership } = useViewer();
  const actionOf = (notice: Notice) => {
    const { memberId, until, companyId } = notice;
    if (!memberId || !until || companyId !== membership.companyId || !can('team.assign')) return null;
    return <ExtendAccess notice={notice} memberId={memberId} to={until} />;
  };
  return (
    <Stack gap="lg" maw={720}>
      <PageTitle>{t('title')}</PageTitle>
      <Paper withBorder>
        <NoticeList actionOf={actionOf} />
      </Paper>
      <NoticePreferences />
    </Stack>
  );
}
