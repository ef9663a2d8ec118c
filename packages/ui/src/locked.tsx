import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Message } from './page-state.tsx';

interface LockedProps {
  /** Why the shop's state keeps the section closed. */
  readonly children: ReactNode;
  /** A link to the step that opens it. */
  readonly action?: ReactNode;
}

/** A section that is there, but opens only when the shop is active. */
export function Locked({ children, action }: LockedProps) {
  const t = useTranslations('ui.locked');
  return (
    <Message isPage title={t('title')} action={action}>
      {children}
    </Message>
  );
}
