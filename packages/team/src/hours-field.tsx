import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { clockOf, DAY, type Hours, WEEK, weekdayName } from '@prikazchik/ui/hours.ts';
import { ShopClockDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { useZoneName } from '@prikazchik/ui/use-hours.ts';
import { useLocale, useTranslations } from 'use-intl';

interface HoursFieldProps {
  /** What it is that has these hours, for those who hear the fields without seeing what they stand under. */
  readonly of: string;
  /** Null: always. */
  readonly value: Hours | null;
  readonly disabled: boolean;
  readonly onChange: (shift: Hours | null) => void;
}

/** What is proposed to one who wants hours at all. */
const USUAL: Hours = { days: [1, 2, 3, 4, 5], fromMinute: 9 * 60, toMinute: 21 * 60 };

/** The minute that a field for times holds; null for one that is empty, or half typed. */
function minuteOf(time: string): number | null {
  const [hours, minutes] = time.split(':').map(Number);
  return time === '' || hours === undefined || minutes === undefined ? null : hours * 60 + minutes;
}

/** In which hours of the week something holds, by the shop's clock: in all, which is usual, or on chosen days from one time to another. */
export function HoursField({ of, value, disabled, onChange }: HoursFieldProps) {
  const t = useTranslations('access.hours');
  return (
    <Stack gap={6}>
      <Checkbox
        label={t('label')}
        aria-label={t('labelOf', { of })}
        disabled={disabled}
        checked={value !== null}
        onChange={({ currentTarget: { checked } }) => onChange(checked ? USUAL : null)}
      />
      {value && <Week of={of} value={value} disabled={disabled} onChange={onChange} />}
    </Stack>
  );
}

interface WeekProps extends HoursFieldProps {
  readonly value: Hours;
}

function Week({ of, value, disabled, onChange }: WeekProps) {
  const t = useTranslations('access.hours');
  const locale = useLocale();
  const zoneName = useZoneName();
  const { data } = useQuery(ShopClockDocument);
  const { days, fromMinute, toMinute } = value;
  const isSame = fromMinute === toMinute;
  return (
    <>
      <Group gap={6} role="group" aria-label={t('daysOf', { of })}>
        {WEEK.map((day) => {
          const isOn = days.includes(day);
          return (
            <Button
              key={day}
              size="sm"
              px={10}
              variant={isOn ? 'light' : 'default'}
              aria-pressed={isOn}
              aria-label={`${weekdayName(day, 'short', locale)}, ${weekdayName(day, 'long', locale)}`}
              disabled={disabled}
              onClick={() => onChange({ ...value, days: isOn ? days.filter((one) => one !== day) : [...days, day] })}
            >
              {weekdayName(day, 'short', locale)}
            </Button>
          );
        })}
      </Group>
      <Group gap="sm" grow align="flex-start">
        <TextInput
          type="time"
          label={t('from')}
          aria-label={t('fromOf', { of })}
          disabled={disabled}
          value={clockOf(fromMinute)}
          onChange={({ currentTarget }) => onChange({ ...value, fromMinute: minuteOf(currentTarget.value) ?? fromMinute })}
        />
        <TextInput
          type="time"
          label={t('to')}
          aria-label={t('toOf', { of })}
          disabled={disabled}
          error={isSame && t('same')}
          value={clockOf(toMinute)}
          // The midnight at the end of the day, not the one before it.
          onChange={({ currentTarget }) => onChange({ ...value, toMinute: (minuteOf(currentTarget.value) ?? toMinute) || DAY })}
        />
      </Group>
      {days.length === 0 && (
        <Text size="xs" c="red" role="alert">
          {t('noDays')}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {data && t('clock', { zone: zoneName(data.company.timeZone) })} {toMinute < fromMinute && t('night')}
      </Text>
    </>
  );
}
