import { RUSSIAN_ZONES } from '@prikazchik/ui/zones.ts';

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
