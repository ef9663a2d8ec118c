import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './notice-bell.module.css';
import { useUnread } from './use-unread.ts';

/** What the number beside the bell can hold without pushing its neighbours. */
const SHOWN_MOST = 99;

/** Leads to what the person was told, and says how much of it they have not seen. Both portals have the page at `/notices`. */
export function NoticeBell() {
  const t = useTranslations('ui');
  const unread = useUnread();
  return (
    <Link to="/notices" className={classes.bell}>
      <svg aria-hidden="true" viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" strokeWidth="1.8">
        <path d="M6 9.5a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4s2-1.5 2-6.5Z" strokeLinejoin="round" />
        <path d="M10 19.5a2.2 2.2 0 0 0 4 0" strokeLinecap="round" />
      </svg>
      {unread > 0 && (
        <span aria-hidden="true" className={classes.count}>
          {unread > SHOWN_MOST ? `${SHOWN_MOST}+` : unread}
        </span>
      )}
      <VisuallyHidden>{t('bell', { count: unread })}</VisuallyHidden>
    </Link>
  );
}
