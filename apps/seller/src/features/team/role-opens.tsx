import { Text } from '@mantine/core';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import { useLocale, useTranslations } from 'use-intl';
import type { SectionEffect } from './role-effects.ts';
import classes from './team.module.css';

/** What a set of rights opens, section by section, in plain words. */
export function RoleOpens({ effects }: { readonly effects: readonly SectionEffect[] }) {
  const t = useTranslations('team.rolePicker');
  const locale = useLocale();
  const words = (rights: readonly Right[]) => rights.map((right) => RIGHTS[right].title[locale]).join(', ');
  if (effects.length === 0) return <Text size="sm">{t('nothing')}</Text>;
  return (
    <dl className={classes.opens}>
      {effects.map(({ section, view, change }) => (
        <div key={section}>
          <dt>{SECTIONS[section][locale]}</dt>
          {view.length > 0 && (
            <dd>
              <span className={classes.level}>{t('view')}</span> {words(view)}
            </dd>
          )}
          {change.length > 0 && (
            <dd>
              <span className={classes.level}>{t('change')}</span> {words(change)}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
