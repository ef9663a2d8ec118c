import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import { useFormat } from '@prikazchik/ui/format.ts';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { placeTitles, rightsIn } from '../../shared/membership.ts';
import classes from './invitation-card.module.css';
import type { Preview } from './load-invitation.ts';

/** What is offered: the role, what it opens, for whom and until when. */
export function InvitationCard({ preview }: { readonly preview: Preview }) {
  const t = useTranslations('invitation');
  const locale = useLocale();
  const { date, list } = useFormat();
  const place = { companyState: 'ACTIVE', state: 'ACTIVE', isOwner: false, roles: preview.roles, ownRoles: preview.ownRoles } as const;
  const sections = new Set(rightsIn(place).map((right) => SECTIONS[RIGHTS[right].section][locale]));
  return (
    <dl className={classes.card}>
      <Line name={t('role')}>{list(placeTitles(place, locale))}</Line>
      <Line name={t('opens')}>{[...sections].join(', ')}</Line>
      {preview.warehouses && <Line name={t('warehouses')}>{list(preview.warehouses)}</Line>}
      {preview.from && <Line name={t('from')}>{date(preview.from, 'moment')}</Line>}
      {preview.to && <Line name={t('to')}>{date(preview.to, 'moment')}</Line>}
      {preview.maskedEmail && <Line name={t('address')}>{preview.maskedEmail}</Line>}
      <Line name={t('until')}>{date(preview.expiresAt, 'moment')}</Line>
      {preview.note && <Line name={t('note')}>{preview.note}</Line>}
    </dl>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.line}>
      <dt className={classes.name}>{name}</dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}
