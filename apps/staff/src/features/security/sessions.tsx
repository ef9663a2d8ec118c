import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useConfirmation } from '@prikazchik/ui/confirmation/use-confirmation.tsx';
import { deviceName } from '@prikazchik/ui/device-name.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useRouter } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Security } from './load-security.ts';
import { EndOtherSessionsDocument, EndSessionDocument } from './security.generated.ts';
import classes from './security.module.css';

type Session = Security['mySessions'][number];

/** Where one is signed in, and the way to end it. */
export function Sessions({ sessions }: { readonly sessions: readonly Session[] }) {
  const t = useTranslations('security.sessions');
  const title = useId();
  const router = useRouter();
  const { confirmed, dialog } = useConfirmation();
  const [isDone, setDone] = useState(false);
  const endOthers = useAction(async () => {
    setDone(false);
    const answer = await confirmed(
      async (confirmation) => (await request(EndOtherSessionsDocument, { confirmation })).endOtherSessions,
      t('others', { count: String(sessions.length - 1) }),
    );
    if (isProblem(answer)) return;
    await router.invalidate();
    setDone(true);
  });
  return (
    <Paper component="section" aria-labelledby={title} className={classes.sheet}>
      <Stack gap="md">
        <Title order={2} id={title}>
          {t('title')}
        </Title>
        <ul className={classes.list}>
          {sessions.map((session) => (
            <Row key={session.id} session={session} />
          ))}
        </ul>
        {endOthers.failure && <FailureAlert failure={endOthers.failure} />}
        {isDone && <Alert role="status">{t('ended')}</Alert>}
        {sessions.length > 1 && (
          <Group>
            <Button variant="default" onClick={endOthers.run} loading={endOthers.running}>
              {t('endOthers')}
            </Button>
          </Group>
        )}
      </Stack>
      {dialog}
    </Paper>
  );
}

function Row({ session: { id, portal, userAgent, ip, createdAt, lastUsedAt, isThis } }: { readonly session: Session }) {
  const t = useTranslations('security.sessions');
  const router = useRouter();
  const { date } = useFormat();
  const name = deviceName(userAgent) ?? t('unknown');
  const end = useAction(async () => {
    await request(EndSessionDocument, { id });
    await router.invalidate();
  });
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {isThis && <Badge variant="light">{t('this')}</Badge>}
        </Group>
        <Text size="sm">{[t(`portals.${portal}`), ip].filter(Boolean).join(' · ')}</Text>
        <Text size="sm" c="dimmed">
          {t('times', { used: date(lastUsedAt, 'moment'), begun: date(createdAt, 'moment') })}
        </Text>
        {end.failure && <FailureAlert failure={end.failure} />}
      </div>
      {!isThis && (
        <Button variant="default" onClick={end.run} loading={end.running} aria-label={t('endOne', { name })}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}
