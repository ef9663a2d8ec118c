import { lazy, Suspense } from 'react';
import type { NoAccessProps } from './no-access-page.tsx';

const Page = lazy(() => import('./no-access-page.tsx').then(({ NoAccessPage }) => ({ default: NoAccessPage })));

/** The page that stands instead of one which the viewer may not see; its code is no part of what every page begins with. */
export function NoAccess(props: NoAccessProps) {
  return (
    <Suspense>
      <Page {...props} />
    </Suspense>
  );
}
