import '@mantine/core/styles/Table.layer.css';
import { Code, Stack, Table, Text } from '@mantine/core';
import { Facts } from '@prikazchik/ui/facts.tsx';
import { type Refusal, useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useTranslations } from 'use-intl';
import { factsOf, fieldsOf } from './facts-words.ts';
import type { EntryOnPageFragment } from './journal.generated.ts';
import classes from './journal.module.css';
import { useEntryWords } from './use-entry-words.ts';

interface EntryProps {
  readonly entry: EntryOnPageFragment;
}

/** What changed, in which role, from where, and the number by which the server's log knows the request. */
export function EntryDetails({ entry }: EntryProps) {
  const t = useTranslations('journal.details');
  const words = useEntryWords();
  const format = useShopFormat();
  const { actor, at, reason, ip, device, requestId } = entry;
  const facts = [
    { name: t('as'), value: words.roles(actor.roles) },
    ...(reason ? [{ name: t('reason'), value: <Reason code={reason} /> }] : []),
    { name: t('from'), value: [format.date(at, 'moment'), ip, device].filter(Boolean).join(' · ') },
    { name: t('request'), value: <Code>{requestId}</Code> },
  ];
  return (
    <Stack gap="sm" className={classes.details}>
      <Changes entry={entry} />
      <Facts missing={t('none')} facts={facts} />
    </Stack>
  );
}

function Reason({ code }: { readonly code: string }) {
  const t = useTranslations('journal.details');
  const problems = useTranslations('ui.problem');
  const text = useProblemText();
  if (code === 'FORBIDDEN') return t('forbidden');
  if (code === 'NOT_FOUND') return t('notFound');
  // The journal outlives its codes: one without words is shown as it is.
  const known = code as Refusal['code'];
  return problems.has(known) ? text({ code: known, params: null }) : code;
}

function Changes({ entry }: EntryProps) {
  const t = useTranslations('journal.details');
  const words = useEntryWords();
  const [before, after] = [factsOf(entry.before), factsOf(entry.after)];
  const fields = fieldsOf(before, after);
  if (fields.length === 0) {
    return entry.outcome === 'DONE' ? (
      <Text size="sm" c="dimmed">
        {t('nothing')}
      </Text>
    ) : null;
  }
  return (
    <Table aria-label={t('what')} layout="fixed" className={classes.changes}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('field')}</Table.Th>
          <Table.Th>{t('before')}</Table.Th>
          <Table.Th>{t('after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map((field) => (
          <Table.Tr key={field}>
            <Table.Th scope="row">{words.field(field)}</Table.Th>
            <Table.Td>{words.value(field, before?.[field])}</Table.Td>
            <Table.Td>{words.value(field, after?.[field])}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
