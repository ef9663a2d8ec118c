import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import type { ReactNode } from 'react';
import { useLocale } from 'use-intl';
import classes from './rights-list.module.css';

interface RightsListProps {
  readonly rights: readonly Right[];
  /** What else there is to say of one of them. */
  readonly note?: ((right: Right) => ReactNode) | undefined;
}

/** Rights in words, under the sections that they open. */
export function RightsList({ rights, note }: RightsListProps) {
  const locale = useLocale();
  return (
    <dl className={classes.sections}>
      {[...Map.groupBy(rights, (right) => RIGHTS[right].section)].map(([section, held]) => (
        <div key={section}>
          <dt className={classes.section}>{SECTIONS[section][locale]}</dt>
          {held.map((right) => (
            <dd key={right} className={classes.right}>
              {RIGHTS[right].title[locale]}
              {note && <small className={classes.note}>{note(right)}</small>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
