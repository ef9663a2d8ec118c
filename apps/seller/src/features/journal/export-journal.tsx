import '@mantine/core/styles/Progress.layer.css';
import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import type { JournalFormat } from '@prikazchik/graphql-client/schema.generated.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { fetchFile, saveFile } from '@prikazchik/ui/fetch-file.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ExportJournalMutationVariables } from './journal.generated.ts';
import { ExportJournalDocument } from './journal.generated.ts';

const FORMATS: readonly JournalFormat[] = ['CSV', 'XLSX', 'NDJSON'];
const MEGABYTE = 1_000_000;
const LINE_END = 10;

/** How far a file has come. Rows are told by their ends, which a sheet of Excel, being packed, does not show. */
interface Progressing {
  readonly bytes: number;
  readonly rows: number;
  readonly total: number | null;
}

const linesIn = (bytes: Uint8Array) => bytes.reduce((count, byte) => (byte === LINE_END ? count + 1 : count), 0);

interface ExportJournalProps {
  readonly filter: ExportJournalMutationVariables['filter'];
}

/** Saves what the filter shows as a file, and says how far it has come. */
export function ExportJournal({ filter }: ExportJournalProps) {
  const t = useTranslations('journal.exports');
  const [ask] = useMutation(ExportJournalDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [progress, setProgress] = useState<Progressing | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const stopper = useRef<AbortController | null>(null);

  const fetching = useAction(async (format: JournalFormat) => {
    setSaved(null);
    setRefusal(null);
    const answer = (await ask({ variables: { format, filter } })).data?.exportJournal;
    if (!answer) return;
    if (isProblem(answer)) {
      setRefusal(answer);
      return;
    }
    const mine = new AbortController();
    stopper.current = mine;
    let [bytes, rows] = [0, 0];
    const total = format === 'XLSX' ? null : answer.total;
    const onPiece = (piece: Uint8Array) => {
      bytes += piece.length;
      rows += linesIn(piece);
      setProgress({ bytes, rows, total });
    };
    try {
      saveFile(await fetchFile(answer.url, onPiece, mine.signal), answer.fileName);
      setSaved(answer.fileName);
    } catch (error) {
      if (!mine.signal.aborted) throw error;
    } finally {
      setProgress(null);
    }
  });

  return (
    <Stack gap="xs" component="section" aria-label={t('title')}>
      <Group gap="xs">
        <Text size="sm">{t('title')}</Text>
        {FORMATS.map((format) => (
          <Button key={format} size="compact-sm" variant="default" disabled={fetching.running} onClick={() => fetching.run(format)}>
            {t(`formats.${format}`)}
          </Button>
        ))}
        {progress && (
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => stopper.current?.abort()}>
            {t('stop')}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          <Standing progress={progress} saved={saved} />
        </Text>
      </Group>
      {progress?.total && <Progress value={Math.min(100, (100 * progress.rows) / progress.total)} aria-label={t('title')} />}
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      {fetching.failure && <FailureAlert failure={fetching.failure} />}
    </Stack>
  );
}

function Standing({ progress, saved }: { readonly progress: Progressing | null; readonly saved: string | null }) {
  const t = useTranslations('journal.exports');
  if (progress?.total) return t('rows', { done: Math.min(progress.rows, progress.total), total: progress.total });
  if (progress) return t('megabytes', { done: progress.bytes / MEGABYTE });
  return saved && t('done', { name: saved });
}
