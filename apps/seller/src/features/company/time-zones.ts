/** Russia's time zones from west to east, each under its best known city (IANA names). */
export const RUSSIAN_ZONES = {
  kaliningrad: 'Europe/Kaliningrad',
  moscow: 'Europe/Moscow',
  samara: 'Europe/Samara',
  yekaterinburg: 'Asia/Yekaterinburg',
  omsk: 'Asia/Omsk',
  krasnoyarsk: 'Asia/Krasnoyarsk',
  irkutsk: 'Asia/Irkutsk',
  yakutsk: 'Asia/Yakutsk',
  vladivostok: 'Asia/Vladivostok',
  magadan: 'Asia/Magadan',
  kamchatka: 'Asia/Kamchatka',
} as const;

export const RUSSIAN_CITIES = Object.keys(RUSSIAN_ZONES) as (keyof typeof RUSSIAN_ZONES)[];

/** The rest of the zones that this browser knows; the one in use is there even when the browser names it otherwise. */
export function otherZones(inUse: string): string[] {
  const russian = new Set<string>(Object.values(RUSSIAN_ZONES));
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => !russian.has(zone));
  return inUse === '' || russian.has(inUse) || known.includes(inUse) ? known : [inUse, ...known];
}

/** How far the zone is from UTC now, such as `UTC+3`. */
export function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date());
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC');
}
