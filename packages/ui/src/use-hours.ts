import { useLocale, useTranslations } from 'use-intl';
import { clockOf, DAY, type Hours, WEEK, weekdayNames } from './hours.ts';
import { RUSSIAN_CITIES, RUSSIAN_ZONES } from './zones.ts';

/** Says by whose clock a zone goes: a city of Russia's by its name, others as the IANA database has them. Where the words of `hours` came along. */
export function useZoneName(): (timeZone: string) => string {
  const t = useTranslations('hours.zones');
  return (timeZone) => {
    const city = RUSSIAN_CITIES.find((known) => RUSSIAN_ZONES[known] === timeZone);
    return city ? t(city) : timeZone.replace(/^.*\//, '').replaceAll('_', ' ');
  };
}

/** Says hours in one line, with the clock that they go by. Only where the words of `hours` came along. */
export function useHours(): (hours: Hours & { readonly timeZone: string }) => string {
  const t = useTranslations('hours');
  const locale = useLocale();
  const zoneName = useZoneName();
  return ({ days, fromMinute, toMinute, timeZone }) =>
    t('said', {
      days: days.length === WEEK.length ? t('everyDay') : weekdayNames(days, locale),
      from: clockOf(fromMinute),
      to: toMinute === DAY ? '24:00' : clockOf(toMinute),
      zone: zoneName(timeZone),
    });
}
