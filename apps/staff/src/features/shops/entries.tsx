import { Alert, Button, Paper, Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { useFormat } from '@prikazchik/ui/format.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useLoaderData } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { messages as en } from '../../messages/entries/en.ts';
import { messages as ru } from '../../messages/entries/ru.ts';
import { placeTitles } from '../../shared/membership.ts';
import { WithdrawEntryDocument } from './entries.generated.ts';
import classes from './shop-card.module.css';
import { type Entry, useEntries } from './use-entries.ts';

interface EntriesProps {
  /** What stands there where nobody waits. */
  readonly children: ReactNode;
}

/** Where the person came by a link and waits to be let in, and where they were not; mostly nothing. */
export const Entries = withWords({ ru, en }, Content);

function Content({ children }: EntriesProps) {
  const { memberships } = useLoaderData({ from: '/signed-in' });
  const { waiting, over, look } = useEntries();
  const [withdrawn, setWithdrawn] = useState<readonly string[]>([]);
  const works = (entry: Entry) => memberships.some(({ companyId }) => companyId === entry.companyId);
  const refused = over.filter((entry) => !(works(entry) || withdrawn.includes(entry.id)));

  async function withdraw({ id }: Entry): Promise<void> {
    setWithdrawn([...withdrawn, id]);
    await look();
  }

  if (!waiting || waiting.length + refused.length === 0) return children;
  return (
    <Stack gap="md">
      {waiting.map((entry) => (
        <Waiting key={entry.id} entry={entry} onWithdrawn={() => withdraw(entry)} />
      ))}
      {refused.map((entry) => (
        <Refused key={entry.id} entry={entry} />
      ))}
    </Stack>
  );
}

function Refused({ entry }: { readonly entry: Entry }) {
  const t = useTranslations('entries');
  return (
    <Alert variant="default" role="status" title={t('over.title', { shop: entry.companyName })}>
      {t('over.text')}
    </Alert>
  );
}

function Waiting({ entry, onWithdrawn }: { readonly entry: Entry; readonly onWithdrawn: () => Promise<void> }) {
  const t = useTranslations('entries');
  const locale = useLocale();
  const words = useProblemText();
  const { date, list } = useFormat();
  const title = useId();
  const [isAsked, setAsked] = useState(false);
  const { companyName: shop, expiresAt } = entry;
  const roles = list(placeTitles({ isOwner: false, ...entry }, locale));

  async function withdraw(): Promise<void> {
    const { withdrawEntry } = await request(WithdrawEntryDocument, { id: entry.id });
    if (isProblem(withdrawEntry)) void notify(words(withdrawEntry));
    await onWithdrawn();
  }

  return (
    <Paper component="section" aria-labelledby={title} className={classes.card}>
      <Stack gap="sm" align="flex-start">
        <Title order={2} id={title}>
          {t('waiting.title', { shop })}
        </Title>
        <Text>{t('waiting.text', { roles })}</Text>
        <Text size="sm" c="dimmed">
          {t('waiting.until', { date: date(expiresAt, 'moment') })}
        </Text>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('waiting.withdraw')}
        </Button>
      </Stack>
      {isAsked && (
        <Confirm
          title={t('withdraw.title', { shop })}
          verb={t('withdraw.confirm')}
          danger
          onConfirm={withdraw}
          onClose={() => setAsked(false)}
        >
          <Text>{t('withdraw.text')}</Text>
        </Confirm>
      )}
    </Paper>
  );
}
