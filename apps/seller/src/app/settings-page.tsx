import { Text } from '@mantine/core';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { IconChevronRight, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMenu } from './menu.tsx';
import classes from './settings-page.module.css';

/** The pages of settings that the viewer's rights open, each with what is on it. */
export function SettingsPage() {
  const t = useTranslations('shell');
  return (
    <>
      <PageTitle>{t('sections.settings')}</PageTitle>
      <ul className={classes.list}>
        {useMenu('settings').map(({ section: { path, title, icon: Icon }, isLocked }) => (
          <li key={path}>
            <Link to={path} className={classes.entry}>
              <Icon size={22} stroke={1.75} aria-hidden className={classes.icon} />
              <span className={classes.words}>
                <Text component="span" fw={600} display="block">
                  {t(`sections.${title}`)}
                </Text>
                <Text component="span" size="sm" c="dimmed" display="block">
                  {isLocked ? t('locked.badge') : t(`settingsAbout.${title}`)}
                </Text>
              </span>
              {isLocked ? <IconLock size={18} aria-hidden /> : <IconChevronRight size={18} aria-hidden />}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
