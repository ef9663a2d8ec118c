import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Confirm } from '../confirm.tsx';
import { useConfirmation } from '../confirmation/use-confirmation.tsx';
import { deviceName } from '../device-name.ts';
import { FailureAlert } from '../failure-alert.tsx';
import { useFormat } from '../format.ts';
import type { Refusal } from '../problem-text.tsx';
import { ProblemText } from '../problem-text.tsx';
import { useAction } from '../use-action.ts';
import { hasPasskeys, makeKey } from './ceremony.ts';
import type { PasskeysQuery } from './passkeys.generated.ts';
import { AddPasskeyDocument, PasskeysDocument, RemovePasskeyDocument, StartPasskeyDocument } from './passkeys.generated.ts';
import classes from './passkeys.module.css';

type Key = PasskeysQuery['passkeys'][number];

/** One's own passkeys, those of the other portal too; a new one is of the portal that is open. */
export function Passkeys() {
  const t = useTranslations('ui.passkeys');
  const title = useId();
  const [keys, setKeys] = useState<readonly Key[]>([]);
  const [said, setSaid] = useState<'added' | 'removed' | 'cancelled' | 'known' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { confirmed, dialog } = useConfirmation();
  const read = async () => setKeys((await request(PasskeysDocument)).passkeys);
  const reading = useAction(read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is shown
  useEffect(() => void reading.run(), []);

  const adding = useAction(async () => {
    setSaid(null);
    setRefusal(null);
    const question = await confirmed(async (confirmation) => (await request(StartPasskeyDocument, { confirmation })).startPasskey);
    if (isProblem(question)) return question.code === 'CONFIRMATION_NEEDED' ? undefined : setRefusal(question);
    const made = await makeKey(question.options);
    if (typeof made === 'string') return setSaid(made);
    const { addPasskey: added } = await request(AddPasskeyDocument, { response: made.response });
    if (isProblem(added)) return setRefusal(added);
    await read();
    setSaid('added');
  });
  const removed = async () => {
    await read();
    setSaid('removed');
  };
  const failure = reading.failure ?? adding.failure;
  return (
    <Paper component="section" aria-labelledby={title} className={classes.sheet}>
      <Stack gap="md">
        <Title order={2} id={title}>
          {t('title')}
        </Title>
        <Text>{t('about')}</Text>
        {keys.length > 0 && (
          <ul className={classes.list}>
            {keys.map((key) => (
              <Row key={key.id} passkey={key} onRemoved={removed} />
            ))}
          </ul>
        )}
        {said && <Alert role="status">{t(said)}</Alert>}
        {refusal && (
          <Alert color="red" role="alert">
            <ProblemText problem={refusal} />
          </Alert>
        )}
        {failure && <FailureAlert failure={failure} />}
        {hasPasskeys() ? (
          <Group>
            <Button variant="default" onClick={() => adding.run()} loading={adding.running}>
              {t('add')}
            </Button>
          </Group>
        ) : (
          <Text c="dimmed">{t('unknownHere')}</Text>
        )}
      </Stack>
      {dialog}
    </Paper>
  );
}

interface RowProps {
  readonly passkey: Key;
  readonly onRemoved: () => Promise<void>;
}

function Row({ passkey: { id, portal, userAgent, createdAt, lastUsedAt }, onRemoved }: RowProps) {
  const t = useTranslations('ui.passkeys');
  const { date } = useFormat();
  const [isAsked, setAsked] = useState(false);
  const name = deviceName(userAgent) ?? t('unknown');
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Text fw={600}>{name}</Text>
        <Text size="sm">{t(`portals.${portal}`)}</Text>
        <Text size="sm" c="dimmed">
          {t('made', { at: date(createdAt, 'moment') })} {lastUsedAt ? t('used', { at: date(lastUsedAt, 'moment') }) : t('neverUsed')}
        </Text>
      </div>
      <Button variant="default" onClick={() => setAsked(true)} aria-label={t('removeOne', { name })}>
        {t('remove')}
      </Button>
      {isAsked && (
        <Confirm
          title={t('removeOne', { name })}
          verb={t('remove')}
          onConfirm={async () => {
            await request(RemovePasskeyDocument, { id });
            await onRemoved();
          }}
          onClose={() => setAsked(false)}
        >
          <Text>{t('removeText')}</Text>
        </Confirm>
      )}
    </li>
  );
}
