import { NativeSelect } from '@mantine/core';
import { RUSSIAN_CITIES, RUSSIAN_ZONES } from '@prikazchik/ui/zones.ts';
import type { ComponentProps } from 'react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { offsetOf, otherZones } from './time-zones.ts';

type TimeZoneSelectProps = Omit<ComponentProps<typeof NativeSelect>, 'data' | 'value'> & { readonly value: string };

/** A time zone: Russia's first, by their cities; the rest by their names in the IANA database. */
export function TimeZoneSelect({ value, ...props }: TimeZoneSelectProps) {
  const t = useTranslations('company.timeZones');
  const others = useMemo(
    () => otherZones(value).map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${offsetOf(zone)})` })),
    [value],
  );
  const russian = RUSSIAN_CITIES.map((city) => ({ value: RUSSIAN_ZONES[city], label: `${t(city)} (${offsetOf(RUSSIAN_ZONES[city])})` }));
  return (
    <NativeSelect
      value={value}
      data={[
        { group: t('russia'), items: russian },
        { group: t('others'), items: others },
      ]}
      {...props}
    />
  );
}
