import { PortalPartsProvider } from '@prikazchik/team/portal-parts.ts';
import { TeamWords } from '@prikazchik/team/team-words.tsx';
import { Can } from '@prikazchik/ui/access.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { ViewAs } from '../features/viewing/view-as.tsx';
import { PageOutline } from './page-outline.tsx';

const words = { ru: () => import('../messages/team/ru.ts'), en: () => import('../messages/team/en.ts') };
const parts = { MemberLinks: MemberHistory, ViewAs };

/** The pages of the team, with what the cabinet alone has: the journal, and looking as somebody else. */
export function TeamParts(): ReactNode {
  return (
    <Suspense fallback={<PageOutline />}>
      <TeamWords loaders={words}>
        <PortalPartsProvider value={parts}>
          <Outlet />
        </PortalPartsProvider>
      </TeamWords>
    </Suspense>
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
