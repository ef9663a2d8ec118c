import { NoticeBell } from '@prikazchik/ui/notices/notice-bell.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { ShopSwitcher } from '@prikazchik/ui/shop-switcher.tsx';
import { UserMenu } from '@prikazchik/ui/user-menu.tsx';
import { useNavigate } from '@tanstack/react-router';
import { lazy } from 'react';
import classes from './frame.module.css';

/** Comes with the code of the menu, when that is first opened. */
const AccountItems = lazy(() => import('./account-items.tsx').then((module) => ({ default: module.AccountItems })));

/** Which shop this is, and who works in it. */
export function HeaderEnd() {
  const { user, membership, memberships } = useViewer();
  const navigate = useNavigate();
  return (
    <>
      <div className={classes.shop}>
        <ShopSwitcher shops={memberships} current={membership.companyId} onSwitched={() => void navigate({ to: '/' })} />
      </div>
      <NoticeBell />
      <UserMenu fullName={user.fullName} avatarUrl={user.avatarUrl}>
        <AccountItems />
      </UserMenu>
    </>
  );
}
