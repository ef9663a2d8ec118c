import type { ComponentProps } from 'react';
import { lazy, Suspense } from 'react';
import type { ConfirmDialog } from './confirm-dialog.tsx';

const Dialog = lazy(() => import('./confirm-dialog.tsx').then(({ ConfirmDialog }) => ({ default: ConfirmDialog })));

/**
 * Asks before something dangerous: its text says what ends, for whom, and what stays. Shown while it is rendered; its code comes with it.
 *
 * @example {asked && <Confirm title={…} verb={t('remove')} danger onConfirm={remove} onClose={() => setAsked(false)}>…</Confirm>}
 */
export function Confirm(props: ComponentProps<typeof ConfirmDialog>) {
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
