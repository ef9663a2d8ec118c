import { Skeleton, Stack, Title } from '@mantine/core';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { Entry } from './entry.tsx';
import type { EntryOnPageFragment } from './journal.generated.ts';
import classes from './journal.module.css';

/** Entries under the days of the shop in which they were made. */
export function Entries({ entries }: { readonly entries: readonly EntryOnPageFragment[] }) {
  const format = useShopFormat();
  const days = Map.groupBy(entries, ({ at }) => format.date(at));
  return (
    <Stack gap="lg">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <Title order={2} size="h5" mb="xs">
            {day}
          </Title>
          <div className={classes.sheet}>
            {ofDay.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </div>
        </section>
      ))}
    </Stack>
  );
}

/** What stands for them while they are on their way. */
export function EntriesOutline() {
  return (
    <Stack gap="lg">
      <Skeleton height={20} width={140} />
      <Skeleton height={420} />
    </Stack>
  );
}
