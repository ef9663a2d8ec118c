import { isRight, RIGHTS } from '@prikazchik/permissions/right';
import { isRoleKey, ROLES } from '@prikazchik/permissions/role';
import { actionKey } from '@prikazchik/ui/journal/actions.ts';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useLocale, useTranslations } from 'use-intl';
import { fieldKey, isSum, valueKey } from './facts-words.ts';
import type { EntryOnPageFragment } from './journal.generated.ts';

/** What stands between a role or a right and its dates, and in no other value of the journal. */
const DATED = / (?=[\dTZ:.-]*\/[\dTZ:.-]*$)/;

/** The facts that tell of somebody's access. */
const ACCESS = ['roles', 'granted', 'restricted'];

/** What stands between a role or a right and the names of its warehouses. */
const PLACED = ' @ ';

/** An entry in the words of the page's language. */
export function useEntryWords() {
  const t = useTranslations('journal');
  const locale = useLocale();
  const format = useShopFormat();

  function roleName(role: string): string {
    if (isRoleKey(role)) return ROLES[role].title[locale];
    return role === 'owner' ? t('owner') : role;
  }

  /** A role or a right, and between which moments it holds where it has some: `finance.read 2026-11-25T09:00:00.000Z/`. */
  function textOf(value: string, field: string): string {
    const [placed = '', span = '/'] = field === 'state' ? [value] : value.split(DATED, 2);
    const at = ACCESS.includes(field) ? placed.indexOf(PLACED) : -1;
    const what = at < 0 ? placed : placed.slice(0, at);
    const places = at < 0 ? '' : placed.slice(at + PLACED.length);
    const [from, to] = span.split('/').map((moment) => moment && format.date(moment, 'moment'));
    return [
      nameOf(what, field),
      places && t('onlyIn', { names: places }),
      from && t('since', { moment: from }),
      to && t('until', { moment: to }),
    ]
      .filter(Boolean)
      .join(' ');
  }

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
