import { isRight, RIGHTS } from '@prikazchik/permissions/right';
import { isRoleKey, ROLES } from '@prikazchik/permissions/role';
import { weekdayNames } from '@prikazchik/ui/hours.ts';
import { actionKey } from '@prikazchik/ui/journal/actions.ts';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useLocale, useTranslations } from 'use-intl';
import { accessFactOf } from './access-facts.ts';
import { fieldKey, isSum, valueKey } from './facts-words.ts';
import type { EntryOnPageFragment } from './journal.generated.ts';

/** The facts that tell of somebody's access. */
const ACCESS = ['roles', 'granted', 'restricted'];

/** An entry in the words of the page's language. */
export function useEntryWords() {
  const t = useTranslations('journal');
  const locale = useLocale();
  const format = useShopFormat();

  function roleName(role: string): string {
    if (isRoleKey(role)) return ROLES[role].title[locale];
    return role === 'owner' ? t('owner') : role;
  }

  /** A role or a right, with its warehouses, dates and hours where it has some. */
  function termText(fact: string, field: string): string {
    const { what, places, from, to, hours } = accessFactOf(fact);
    return [
      nameOf(what, field),
      places && t('onlyIn', { names: places }),
      from && t('since', { moment: format.date(from, 'moment') }),
      to && t('until', { moment: format.date(to, 'moment') }),
      hours && `${weekdayNames(hours.days, locale)} ${hours.from}–${hours.to}`,
    ]
      .filter(Boolean)
      .join(' ');
  }

  const textOf = (value: string, field: string): string => (ACCESS.includes(field) ? termText(value, field) : nameOf(value, field));

  function nameOf(value: string, field: string): string {
    if (field === 'roles') return roleName(value);
    if (isRight(value)) return RIGHTS[value].title[locale];
    const key = field === 'state' ? valueKey(value) : undefined;
    return key ? t(`values.${key}`) : value;
  }

  function wordsOf(field: string, value: unknown): string {
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number' && isSum(field)) return format.money({ amountMinor: value, currency: 'RUB' });
    if (Array.isArray(value)) return format.list(value.map((item) => textOf(String(item), field)));
    return textOf(String(value), field);
  }

  return {
    action(action: string): string {
      const key = actionKey(action);
      return key ? t(`actions.${key}`) : t('other', { action });
    },
    actor: ({ kind, name }: EntryOnPageFragment['actor']): string => name ?? t(`actors.${kind}`),
    roles: (roles: readonly string[]): string => format.list(roles.map(roleName)),
    field(field: string): string {
      const key = fieldKey(field);
      return key ? t(`fields.${key}`) : field;
    },
    value: (field: string, value: unknown): string =>
      (value === null || value === undefined ? '' : wordsOf(field, value)) || t('details.none'),
  };
}
