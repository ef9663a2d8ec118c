import { PortalPartsProvider } from '@prikazchik/team/portal-parts.ts';
import { Can } from '@prikazchik/ui/access.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { Outlet } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ViewAs } from '../features/viewing/view-as.tsx';
import { messages as en } from '../messages/team/en.ts';
import { messages as ru } from '../messages/team/ru.ts';

const words = { ru, en };
const parts = { MemberLinks: MemberHistory, ViewAs };

/** The pages of the team, with what the cabinet alone has: the journal, and looking as somebody else. */
export const TeamParts = withWords(words, Parts);

function Parts() {
  return (
    <PortalPartsProvider value={parts}>
      <Outlet />
    </PortalPartsProvider>
  );
}

function MemberHistory({ memberId }: { readonly memberId: string }) {
  const t = useTranslations('team.member');
  return (
    <Can do="audit.read">
      <TextLink to="/settings/employees/$memberId/history" params={{ memberId }} size="sm">
        {t('history')}
      </TextLink>
    </Can>
  );
}
