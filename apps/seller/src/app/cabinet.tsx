import { useQuery } from '@apollo/client/react';
import { chooseCompany, currentCompany } from '@prikazchik/graphql-client/company.ts';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { currentViewing } from '@prikazchik/graphql-client/viewing.ts';
import { AccessProvider } from '@prikazchik/ui/access.tsx';
import { AccessNotice } from '@prikazchik/ui/access-notice.tsx';
import { ErrorState } from '@prikazchik/ui/page-state.tsx';
import type { SellerViewerQuery } from '@prikazchik/ui/shop/viewer.generated.ts';
import { SellerViewerDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { ViewerContext } from '@prikazchik/ui/shop/viewer.tsx';
import { useSession } from '@prikazchik/ui/use-session.ts';
import { useEffect } from 'react';
import { LonePage } from './bare-layout.tsx';
import { CabinetOutline } from './cabinet-outline.tsx';
import { Frame } from './frame.tsx';
import { NoShop, ShopLost } from './no-shop.tsx';
import { SectionGate } from './section-gate.tsx';
import { SignedOut } from './signed-out.tsx';
import type { EndedAccess } from './use-access-watch.ts';
import { useAccessWatch } from './use-access-watch.ts';
import { useProfileLanguage } from './use-profile-language.ts';
import { ViewingOver } from './viewing-bar.tsx';

type Viewer = SellerViewerQuery['viewer'];

/** Works in the person's first shop when none was chosen before; true while that is on its way. */
function useFirstShop(viewer: Viewer | undefined): boolean {
  const first = viewer?.memberships.find(({ state }) => state === 'ACTIVE')?.companyId;
  const isMissing = first !== undefined && viewer?.membership === null && currentCompany() === null;
  useEffect(() => {
    if (isMissing) chooseCompany(first);
  }, [isMissing, first]);
  return isMissing;
}

/** The shop of this tab, when the person is blocked in it: whoever comes back is told what they were told when it happened. */
function blockedShop({ memberships }: Viewer): EndedAccess | null {
  const blocked = memberships.find(({ companyId, state }) => state === 'BLOCKED' && companyId === currentCompany());
  return blocked ? { kind: 'BLOCKED', companyId: blocked.companyId, shop: blocked.companyName, by: null } : null;
}

/** Everything behind the sign-in: who works here, in which shop, with which rights, and what becomes of them meanwhile. */
export function Cabinet() {
  const session = useSession();
  return session.status === 'signed-out' ? <SignedOut reason={session.reason} /> : <SignedIn />;
}

function SignedIn() {
  const { data, error, refetch } = useQuery(SellerViewerDocument);
  const viewer = data?.viewer;
  const isChoosing = useFirstShop(viewer);
  const { ended, noticed, forget } = useAccessWatch(viewer, refetch);
  useProfileLanguage(viewer?.user.locale);

  if (error && !viewer) {
    return (
      <LonePage>
        {currentViewing() && failureOf(error).kind === 'forbidden' ? (
          <ViewingOver />
        ) : (
          <ErrorState isPage failure={failureOf(error)} onRetry={refetch} />
        )}
      </LonePage>
    );
  }
  if (!viewer || isChoosing) return <CabinetOutline />;
  const { user, membership, rights } = viewer;
  const memberships = viewer.memberships.filter(({ state }) => state === 'ACTIVE');
  const lost = ended?.companyId === currentCompany() ? ended : blockedShop(viewer);
  if (lost) return <ShopLost ended={lost} user={user} memberships={memberships} />;
  if (membership?.state !== 'ACTIVE') return <NoShop user={user} memberships={memberships} />;
  return (
    <AccessProvider rights={rights}>
      <ViewerContext value={{ user, membership, memberships }}>
        <Frame>
          {noticed && <AccessNotice {...noticed} onClose={forget} />}
          <SectionGate />
        </Frame>
      </ViewerContext>
    </AccessProvider>
  );
}
