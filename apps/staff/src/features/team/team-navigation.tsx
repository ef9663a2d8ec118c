import { Can } from '@prikazchik/ui/access.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './team-layout.module.css';

/** Whose people these are, the pages about them, and the way back. */
export function TeamNavigation({ shop }: { readonly shop: string }) {
  const t = useTranslations('shops');
  const team = useTranslations('team');
  return (
    <div className={classes.head}>
      <TextLink to="/" size="sm">
        {t('back')}
      </TextLink>
      <nav aria-label={t('teamOf', { shop })} className={classes.navigation}>
        <span className={classes.shop}>{shop}</span>
        <Link to="/settings/employees" search={{}} className={classes.link} activeOptions={{ exact: true, includeSearch: false }}>
          {team('employees.title')}
        </Link>
        <Can do="team.invite">
          <Link to="/settings/invitations" search={{}} className={classes.link} activeOptions={{ includeSearch: false }}>
            {team('invitations.title')}
          </Link>
        </Can>
        <Link to="/settings/employees/roles" className={classes.link}>
          {team('roles.title')}
        </Link>
      </nav>
    </div>
  );
}
