import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './navigation.module.css';

/** The portal's sections. */
export function Navigation() {
  const t = useTranslations('shell');
  return (
    <nav aria-label={t('navigation')} className={classes.navigation}>
      <Link to="/" className={classes.link} activeOptions={{ exact: true }}>
        {t('shops')}
      </Link>
      <Link to="/profile" className={classes.link}>
        {t('profile')}
      </Link>
      <Link to="/actions" className={classes.link}>
        {t('actions')}
      </Link>
      <Link to="/security" className={classes.link}>
        {t('security')}
      </Link>
    </nav>
  );
}
