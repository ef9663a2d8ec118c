import type { Right } from '@prikazchik/permissions/right';
import { has } from '@prikazchik/permissions/rightset';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useLocale, useTranslations } from 'use-intl';
import { placeTitles, roleOf } from '../../shared/membership.ts';
import type { ViewerQuery } from '../../shared/viewer.generated.ts';

type Membership = ViewerQuery['viewer']['memberships'][number];

interface Term {
  readonly from: string | null;
  readonly to: string | null;
}

const hasBegun = ({ from }: Term) => from === null || Date.parse(from) <= Date.now();

/** Says of each right that somebody holds in a shop, which of their roles gives it, or that it was given to them alone, and until when. */
export function useGrounds({ access, ownRoles }: Membership): (right: Right) => string {
  const t = useTranslations('shops.because');
  const locale = useLocale();
  const { date, list } = useFormat();
  const dated = (source: string, { to }: Term) => (to === null ? source : t('until', { source, when: date(to, 'moment') }));

  return (right) => {
    const roles = access.roles
      .filter((term) => hasBegun(term) && has(roleOf(term.role, ownRoles).rights, right))
      .map((term) => dated(t('role', { role: list(placeTitles({ isOwner: false, roles: [term.role], ownRoles }, locale)) }), term));
    const personal = access.rights
      .filter((term) => term.right === right && term.effect === 'GRANT' && hasBegun(term))
      .map((term) => dated(t('personal'), term));
    return list([...roles, ...personal]);
  };
}
