import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import { useLocale } from 'use-intl';
import classes from './rights-list.module.css';

/** Rights in words, under the sections that they open. */
export function RightsList({ rights }: { readonly rights: readonly Right[] }) {
  const locale = useLocale();
  return (
    <dl className={classes.sections}>
      {[...Map.groupBy(rights, (right) => RIGHTS[right].section)].map(([section, held]) => (
        <div key={section}>
          <dt className={classes.section}>{SECTIONS[section][locale]}</dt>
          {held.map((right) => (
            <dd key={right} className={classes.right}>
              {RIGHTS[right].title[locale]}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
