import { Text } from '@mantine/core';
import { IconLock, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './menu.module.css';
import type { Section, SectionIn } from './sections.ts';
import { SECTION_LIST, visibilityOf } from './sections.ts';
import { useStanding } from './use-standing.ts';

interface Entry<Shown extends Section = Section> {
  readonly section: Shown;
  readonly isLocked: boolean;
}

/** The sections that the viewer's rights open, and those that wait for the shop to become active. */
export function useMenu<Group extends Section['group']>(group: Group): Entry<SectionIn<Group>>[] {
  const standing = useStanding();
  return SECTION_LIST.filter((section): section is SectionIn<Group> => section.group === group)
    .map((section) => ({ section, visibility: visibilityOf(section, standing) }))
    .filter(({ visibility }) => visibility !== 'hidden')
    .map(({ section, visibility }) => ({ section, isLocked: visibility === 'locked' }));
}

/** The menu at the side. */
export function SideMenu() {
  const t = useTranslations('shell');
  const settings = useMenu('settings');
  return (
    <nav aria-label={t('menu')} className={classes.side}>
      {useMenu('main').map((entry) => (
        <SideLink key={entry.section.path} {...entry} />
      ))}
      {settings.length > 0 && (
        <Text className={classes.group} component="h2">
          {t('sections.settings')}
        </Text>
      )}
      {settings.map((entry) => (
        <SideLink key={entry.section.path} {...entry} />
      ))}
    </nav>
  );
}

function SideLink({ section: { path, title, icon: Icon }, isLocked }: Entry) {
  const t = useTranslations('shell');
  return (
    <Link to={path} className={classes.link} activeOptions={{ exact: path === '/', includeSearch: false }}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <span className={classes.name}>{t(`sections.${title}`)}</span>
      {isLocked && <IconLock size={14} aria-label={t('locked.badge')} role="img" />}
    </Link>
  );
}

/** The menu under the thumb, on the phone. */
export function BottomBar() {
  const t = useTranslations('shell');
  const settings = useMenu('settings');
  return (
    <nav aria-label={t('menu')} className={classes.bottom}>
      {useMenu('main').map(({ section: { path, title, icon: Icon }, isLocked }) => (
        <Link key={path} to={path} className={classes.tab} activeOptions={{ exact: path === '/', includeSearch: false }}>
          {isLocked ? <IconLock size={20} aria-label={t('locked.badge')} role="img" /> : <Icon size={22} stroke={1.75} aria-hidden />}
          {t(`sections.${title}`)}
        </Link>
      ))}
      {settings.length > 0 && (
        <Link to="/settings" className={classes.tab} activeOptions={{ includeSearch: false }}>
          <IconSettings size={22} stroke={1.75} aria-hidden />
          {t('sections.settings')}
        </Link>
      )}
    </nav>
  );
}
