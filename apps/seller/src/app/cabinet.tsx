import { useQuery } from '@apollo/client/react';
import { chooseCompany, currentCompany } from '@prikazchik/graphql-client/company.ts';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { currentViewing } from '@prikazchik/graphql-client/viewing.ts';
import { AccessProvider } from '@prikazchik/ui/access.tsx';
import { ErrorState } from '@prikazchik/ui/page-state.tsx';
import type { SellerViewerQuery } from '@prikazchik/ui/shop/viewer.generated.ts';
import { SellerViewerDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { ViewerContext } from '@prikazchik/ui/shop/viewer.tsx';
import { useSession } from '@prikazchik/ui/use-session.ts';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { LonePage } from './bare-layout.tsx';
import { CabinetOutline } from './cabinet-outline.tsx';
import { Frame } from './frame.tsx';
import { SectionGate } from './section-gate.tsx';
import type { EndedAccess } from './use-access-watch.ts';
import { useAccessWatch } from './use-access-watch.ts';
import { useProfileLanguage } from './use-profile-language.ts';
import { ViewingOver } from './viewing-bar.tsx';

// What few meet, and not at the start, comes when it is met.
const AccessNotice = lazy(() => import('@prikazchik/ui/access-notice.tsx').then((found) => ({ default: found.AccessNotice })));
const NoShop = lazy(() => import('./no-shop.tsx').then((found) => ({ default: found.NoShop })));
const ShopLost = lazy(() => import('./no-shop.tsx').then((found) => ({ default: found.ShopLost })));
const SignedOut = lazy(() => import('./signed-out.tsx').then((found) => ({ default: found.SignedOut })));
const ShopBarred = lazy(() => import('./shop-barred.tsx').then((found) => ({ default: found.ShopBarred })));

type Viewer = SellerViewerQuery['viewer'];

const OWN_PAGES: readonly string[] = ['/passkeys', '/notices'];

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
  return (
    <Suspense fallback={<CabinetOutline />}>
      {session.status === 'signed-out' ? <SignedOut reason={session.reason} /> : <SignedIn />}
    </Suspense>
  );
}

function SignedIn() {
  const { data, error, refetch } = useQuery(SellerViewerDocument);
  const viewer = data?.viewer;
  const isChoosing = useFirstShop(viewer);
  const { ended, noticed, forget } = useAccessWatch(viewer, refetch);
  // What is about the person and not the shop stays open whatever bars them: a key has to be added somewhere.
  const isOwn = useLocation({ select: ({ pathname }) => OWN_PAGES.includes(pathname) });
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
  if (viewer.bar && !isOwn) {
    return <ShopBarred bar={viewer.bar} shop={membership.companyName} user={user} memberships={memberships} onRetry={refetch} />;
  }
  return (
    <AccessProvider rights={rights}>
      <ViewerContext value={{ user, membership, memberships }}>
        <Frame>
          {noticed && (
            <Suspense>
              <AccessNotice {...noticed} onClose={forget} />
            </Suspense>
          )}
          <SectionGate />
        </Frame>
      </ViewerContext>
    </AccessProvider>
  );
}
