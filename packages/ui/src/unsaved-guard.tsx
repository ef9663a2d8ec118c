import { useBlocker } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Confirm } from './confirm.tsx';

/** Asks before what was typed is lost: on the way to another page, and on closing the tab. */
export function UnsavedGuard({ when }: { readonly when: () => boolean }) {
  const t = useTranslations('ui.form.unsaved');
  const blocker = useBlocker({ shouldBlockFn: when, enableBeforeUnload: when, withResolver: true });
  if (blocker.status !== 'blocked') return null;
  return (
    <Confirm title={t('title')} verb={t('leave')} stay={t('stay')} onConfirm={blocker.proceed} onClose={blocker.reset}>
      {t('text')}
    </Confirm>
  );
}
