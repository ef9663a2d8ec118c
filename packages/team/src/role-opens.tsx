import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import { useLocale, useTranslations } from 'use-intl';
import type { SectionEffect } from './role-effects.ts';
import classes from './team.module.css';

interface RoleOpensProps {
  readonly effects: readonly SectionEffect[];
  /** Names every right, not the sections alone. */
  readonly isDetailed?: boolean;
}

/** What a set of rights opens, section by section, in plain words. */
export function RoleOpens({ effects, isDetailed = false }: RoleOpensProps) {
  const t = useTranslations('team.rolePicker');
  const locale = useLocale();
  const names = (rights: readonly Right[]) => rights.map((right) => RIGHTS[right].title[locale]).join('; ');
  return (
    <dl className={classes.opens} data-detailed={isDetailed || undefined}>
      {effects.map(({ section, view, change }) => (
        <div key={section}>
          <dt>{SECTIONS[section][locale]}</dt>
          <dd>{isDetailed ? names([...view, ...change]) : t(change.length > 0 ? 'change' : 'view')}</dd>
        </div>
      ))}
    </dl>
  );
}
