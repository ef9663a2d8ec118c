import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './user-menu.module.css';

const AccountMenu = lazy(() => import('./account-menu.tsx').then(({ AccountMenu }) => ({ default: AccountMenu })));

/** The letters that stand for a person: of the first two words of their name. */
export function initials(fullName: string): string {
  const words = fullName.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}

/**
 * The person's menu: appearance, language, signing out. Its code comes when it is first opened, so that a start page need not carry it.
 * `children` are the app's own `Menu.Item`s.
 */
export function UserMenu({ fullName, children }: { readonly fullName: string; readonly children?: ReactNode }) {
  const t = useTranslations('ui.shell');
  const [wanted, setWanted] = useState(false);
  const target = {
    className: classes.button,
    'aria-haspopup': 'menu',
    children: (
      <>
        <span aria-hidden="true">{initials(fullName)}</span>
        <VisuallyHidden>{t('account', { name: fullName })}</VisuallyHidden>
      </>
    ),
  } as const;
  const button = <UnstyledButton {...target} onClick={() => setWanted(true)} />;
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <AccountMenu target={target}>{children}</AccountMenu>
    </Suspense>
  );
}
