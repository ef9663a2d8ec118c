import type { Right } from '@prikazchik/permissions/right';
import { has } from '@prikazchik/permissions/rightset';
import { daysFrom } from '@prikazchik/permissions/shift';
import { isInside } from '@prikazchik/permissions/subject';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useLocale, useTranslations } from 'use-intl';
import { placeTitles, roleOf } from '../../shared/membership.ts';
import type { ViewerQuery } from '../../shared/viewer.generated.ts';

type Membership = ViewerQuery['viewer']['memberships'][number];

type Term = Pick<Membership['access']['roles'][number], 'from' | 'to' | 'shift'>;

/** As far as this device knows what time it is; which rights there are, the API has said. */
const holdsNow = ({ from, shift }: Term) =>
  isInside(
    { from: from === null ? null : Date.parse(from), shift: shift && { ...shift, days: daysFrom(shift.days), zone: shift.timeZone } },
    Date.now(),
  );

/** Says of each right that somebody holds in a shop, which of their roles gives it, or that it was given to them alone, and until when. */
export function useGrounds({ access, ownRoles }: Membership): (right: Right) => string {
  const t = useTranslations('shops.because');
  const locale = useLocale();
  const { date, list } = useFormat();
  const dated = (source: string, { to }: Term) => (to === null ? source : t('until', { source, when: date(to, 'moment') }));

  return (right) => {
    const roles = access.roles
      .filter((term) => holdsNow(term) && has(roleOf(term.role, ownRoles).rights, right))
      .map((term) => dated(t('role', { role: list(placeTitles({ isOwner: false, roles: [term.role], ownRoles }, locale)) }), term));
    const personal = access.rights
      .filter((term) => term.right === right && term.effect === 'GRANT' && holdsNow(term))
      .map((term) => dated(t('personal'), term));
    return list([...roles, ...personal]);
  };
}
