import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useConfirmation } from '../confirmation/use-confirmation.tsx';
import { FailureAlert } from '../failure-alert.tsx';
import { formatWait, useFormat } from '../format.ts';
import type { Refusal } from '../problem-text.tsx';
import { ProblemText } from '../problem-text.tsx';
import { useAction } from '../use-action.ts';
import {
  AcceptOwnershipDocument,
  CancelOwnershipOfferDocument,
  DeclineOwnershipDocument,
  UndoOwnershipDocument,
} from './ownership.generated.ts';
import classes from './transfer-card.module.css';
import { deadlineOf, type Transfer } from './use-ownership-transfers.ts';

interface TransferCardProps {
  readonly transfer: Transfer;
  /** What is shown has to be read anew. */
  readonly onChanged: () => Promise<void>;
}

type Answer = { readonly __typename: 'OwnershipTransfer' } | ({ readonly __typename: 'Problem' } & Refusal);

/** Who is who, and what there is to do: answer an offer, take it back, or take the shop back. */
const kindOf = ({ state, byYou }: Transfer) => {
  if (state === 'ACCEPTED') return byYou ? 'given' : 'yours';
  return byYou ? 'waiting' : 'asked';
};

const secondsTo = (moment: string) => Math.max(0, (Date.parse(moment) - Date.now()) / 1000);

/** A shop that is to change hands, or has just done so, as one of the two sees it. */
export function TransferCard({ transfer, onChanged }: TransferCardProps) {
  const t = useTranslations('ui.ownership');
  const locale = useLocale();
  const { date } = useFormat();
  const title = useId();
  const { act, refusal, running, failure, dialog } = useDeeds(transfer, onChanged);
  const kind = kindOf(transfer);
  const { companyName: shop, from, to } = transfer;
  const deadline = deadlineOf(transfer);
  return (
    <Paper component="section" aria-labelledby={title} className={classes.card}>
      <Stack gap="sm">
        <Title order={2} id={title}>
          {t(`${kind}.title`, { shop })}
        </Title>
        <Text>{t(`${kind}.text`, { from, to })}</Text>
        <Text size="sm" c="dimmed">
          {t(`${kind}.until`, { at: date(deadline, 'moment'), left: formatWait(secondsTo(deadline), locale), from })}
        </Text>
        {refusal && (
          <Alert color="red" role="alert">
            <ProblemText problem={refusal} />
          </Alert>
        )}
        {failure && <FailureAlert failure={failure} />}
        {kind !== 'yours' && (
          <Group gap="sm">
            {kind === 'asked' && (
              <Button onClick={() => act.run('accept')} loading={running}>
                {t('asked.accept')}
              </Button>
            )}
            <Button variant="default" onClick={() => act.run(kind === 'asked' ? 'decline' : kind)} disabled={running}>
              {t(kind === 'asked' ? 'asked.decline' : `${kind}.act`)}
            </Button>
          </Group>
        )}
      </Stack>
      {dialog}
    </Paper>
  );
}

function useDeeds({ id, companyName: shop, from, to }: Transfer, onChanged: () => Promise<void>) {
  const t = useTranslations('ui.ownership');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { confirmed, dialog } = useConfirmation();

  const deeds: Record<'accept' | 'decline' | 'waiting' | 'given', () => Promise<Answer>> = {
    accept: () =>
      confirmed(
        async (confirmation) => (await request(AcceptOwnershipDocument, { id, confirmation })).acceptOwnership,
        t('asked.confirmed', { shop, from }),
      ),
    decline: async () => (await request(DeclineOwnershipDocument, { id })).declineOwnership,
    waiting: async () => (await request(CancelOwnershipOfferDocument, { id })).cancelOwnershipOffer,
    given: () =>
      confirmed(
        async (confirmation) => (await request(UndoOwnershipDocument, { id, confirmation })).undoOwnership,
        t('given.confirmed', { shop, to }),
      ),
  };

  const act = useAction(async (deed: keyof typeof deeds) => {
    setRefusal(null);
    const answer = await deeds[deed]();
    if (!isProblem(answer)) return onChanged();
    // Whoever cancels the dialog meant to change nothing.
    if (answer.code !== 'CONFIRMATION_NEEDED') setRefusal(answer);
  });
  return { act, refusal, running: act.running, failure: act.failure, dialog };
}
