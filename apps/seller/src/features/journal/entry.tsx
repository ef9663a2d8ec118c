import { Badge, Text } from '@mantine/core';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EntryDetails } from './entry-details.tsx';
import type { EntryOnPageFragment } from './journal.generated.ts';
import classes from './journal.module.css';
import { useEntryWords } from './use-entry-words.ts';

/** One entry: who did what to what, and when; opened, everything else that is known of it. */
export function Entry({ entry }: { readonly entry: EntryOnPageFragment }) {
  const t = useTranslations('journal');
  const words = useEntryWords();
  const format = useShopFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.entry} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={classes.summary}>
        <IconChevronRight size={16} aria-hidden className={classes.mark} />
        <Text component="time" dateTime={entry.at} size="sm" c="dimmed" className={classes.time}>
          {format.date(entry.at, 'time')}
        </Text>
        <span className={classes.words}>
          <Text component="span" fw={600} size="sm">
            {words.action(entry.action)}
          </Text>
          {entry.objectName && (
            <Text component="span" size="sm">
              {entry.objectName}
            </Text>
          )}
        </span>
        {entry.outcome === 'REFUSED' && (
          <Badge variant="light" color="red">
            {t('outcomes.REFUSED')}
          </Badge>
        )}
        <Text component="span" size="sm" c="dimmed" className={classes.actor}>
          {words.actor(entry.actor)}
        </Text>
      </summary>
      {isOpen && <EntryDetails entry={entry} />}
    </details>
  );
}
