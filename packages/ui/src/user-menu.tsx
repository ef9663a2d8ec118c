import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PersonPicture } from './person-picture.tsx';
import classes from './user-menu.module.css';

const AccountMenu = lazy(() => import('./account-menu.tsx').then(({ AccountMenu }) => ({ default: AccountMenu })));

interface UserMenuProps {
  readonly fullName: string;
  readonly avatarUrl: string | null;
  readonly children?: ReactNode;
}

/**
 * The person's menu: appearance, language, signing out. Its code comes when it is first opened, so that a start page need not carry it.
 * `children` are the app's own `Menu.Item`s.
 */
export function UserMenu({ fullName, avatarUrl, children }: UserMenuProps) {
  const t = useTranslations('ui.shell');
  const [wanted, setWanted] = useState(false);
  const target = {
    className: classes.button,
    'aria-haspopup': 'menu',
    children: (
      <>
        <PersonPicture fullName={fullName} url={avatarUrl} size={42} />
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
