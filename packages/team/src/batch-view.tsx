import '@mantine/core/styles/Progress.layer.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Badge, Button, Group, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import type { Column } from '@prikazchik/ui/record-table.tsx';
import { RecordTable } from '@prikazchik/ui/record-table.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BatchFragment } from './batches.generated.ts';
import { InvitationBatchDocument, SendInvitationsDocument } from './batches.generated.ts';
import { RolesDocument } from './roles.generated.ts';
import { useRoleNames } from './roles.ts';

interface BatchViewProps {
  readonly id: string;
  readonly onAnother: () => void;
}

const LOOK_AGAIN_MS = 1_000;
const COLORS = { READY: 'gray', SENT: 'malachite', REFUSED: 'red' } as const;

/** What became, or will become, of each line of a list; while it is being sent, as it goes on. */
export function BatchView({ id, onAnother }: BatchViewProps) {
  const result = useQuery(InvitationBatchDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const { data, startPolling, stopPolling } = result;
  const goesOn = data?.invitationBatch.isStarted === true && data.invitationBatch.ready > 0;
  useEffect(() => {
    if (!goesOn) return;
    startPolling(LOOK_AGAIN_MS);
    return stopPolling;
  }, [goesOn, startPolling, stopPolling]);
  return (
    <QueryPage result={result} outline={<Skeleton height={320} />}>
      {({ invitationBatch }) => (
        <Stack gap="md">
          <Standing batch={invitationBatch} onAnother={onAnother} />
          <Lines batch={invitationBatch} />
        </Stack>
      )}
    </QueryPage>
  );
}

interface StandingProps {
  readonly batch: BatchFragment;
  readonly onAnother: () => void;
}

function Standing({ batch: { id, isStarted, ready, sent, refused }, onAnother }: StandingProps) {
  const t = useTranslations('team.many');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sendAll] = useMutation(SendInvitationsDocument);
  const send = useAction(async () => {
    const answer = (await sendAll({ variables: { id } })).data?.sendInvitations;
    setRefusal(answer && isProblem(answer) ? answer : null);
  });
  const isOver = isStarted && ready === 0;
  return (
    <Stack gap="sm">
      <Text role="status">{isStarted ? t('progress', { sent, refused, ready }) : t('preview', { ready, refused })}</Text>
      {isStarted && !isOver && <Progress value={(100 * (sent + refused)) / (sent + refused + ready)} aria-label={t('title')} animated />}
      {isOver && <Alert>{t('over', { sent, refused })}</Alert>}
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      {send.failure && <FailureAlert failure={send.failure} />}
      <Group gap="sm">
        {!isStarted && ready > 0 && (
          <Button onClick={send.run} loading={send.running}>
            {t('send', { count: ready })}
          </Button>
        )}
        <Button variant="default" onClick={onAnother}>
          {t('another')}
        </Button>
      </Group>
    </Stack>
  );
}

type Line = BatchFragment['lines'][number] & { readonly id: string };

function Lines({ batch: { lines } }: { readonly batch: BatchFragment }) {
  const t = useTranslations('team.many');
  const { namesOf } = useRoleNames();
  const ownRoles = useQuery(RolesDocument).data?.roles ?? [];
  const columns: Column<Line>[] = [
    { key: 'line', title: t('columns.line'), width: 90, align: 'end', onCard: 'corner', cell: ({ line }) => line },
    { key: 'email', title: t('columns.email'), onCard: 'lead', cell: ({ email }) => email },
    { key: 'role', title: t('columns.role'), cell: ({ roles, role }) => namesOf({ roles, ownRoles }) || role },
    {
      key: 'state',
      title: t('columns.state'),
      cell: ({ state, problem }) => (
        <>
          <Badge variant="light" color={COLORS[state]}>
            {t(`state.${state}`)}
          </Badge>
          {problem && (
            <Text component="span" size="sm" display="block">
              <ProblemText problem={{ code: problem, params: null }} />
            </Text>
          )}
        </>
      ),
    },
  ];
  // Those that need a hand come first.
  const rows = lines
    .map((line) => ({ ...line, id: String(line.line) }))
    .toSorted((a, b) => Number(b.problem !== null) - Number(a.problem !== null));
  return <RecordTable label={t('lines')} columns={columns} rows={rows} />;
}
