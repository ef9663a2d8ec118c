import { lazy, Suspense, useSyncExternalStore } from 'react';
import { firstNotice } from './notify.ts';

const Notifications = lazy(() => import('./notifications.tsx').then(({ CornerNotifications }) => ({ default: CornerNotifications })));

/** Where messages about what was done appear, from the first of them on. */
export function Toasts() {
  const isWanted = useSyncExternalStore(firstNotice.subscribe, firstNotice.get);
  if (!isWanted) return null;
  return (
    <Suspense>
      <Notifications />
    </Suspense>
  );
}
