import '@mantine/core/styles/Progress.layer.css';
import { useQuery } from '@apollo/client/react';
import { Alert, Paper, Progress, Skeleton, Stack, Text, Title } from '@mantine/core';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { useTranslations } from 'use-intl';
import { ActivationDocument } from './activation.generated.ts';
import { ActivationStep } from './activation-step.tsx';
import classes from './home.module.css';
import type { Activation } from './steps.ts';
import { refusedField } from './steps.ts';

/** What is left to do until the shop is active; a result of the review appears by itself. */
export function ActivationCard() {
  const result = useQuery(ActivationDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <QueryPage result={result} outline={<Outline />}>
      {({ activation }) => (
        <Paper withBorder className={classes.sheet}>
          <Progressing activation={activation} />
          <Refusal activation={activation} />
          <ol className={classes.steps}>
            {activation.steps.map((step) => (
              <ActivationStep key={step.key} step={step} />
            ))}
          </ol>
        </Paper>
      )}
    </QueryPage>
  );
}

function leadOf({ state, done, total }: Activation, t: ReturnType<typeof useTranslations<'home.activation'>>) {
  if (state === 'UNDER_REVIEW') return t('leadWaiting');
  if (state === 'REJECTED') return t('leadRefused');
  return t('lead', { left: total - done });
}

function Progressing({ activation }: { readonly activation: Activation }) {
  const t = useTranslations('home.activation');
  const done = String(activation.done);
  const total = String(activation.total);
  return (
    <Stack gap="xs">
      <Title order={2}>{t('title')}</Title>
      <Text c="dimmed" role="status">
        {leadOf(activation, t)}
      </Text>
      <Progress value={(activation.done / activation.total) * 100} mt="xs" aria-label={t('progress', { done, total })} />
      <Text size="sm" c="dimmed">
        {t('progress', { done, total })}
      </Text>
    </Stack>
  );
}

/** Names the field that the review refused, says why, and leads to it. */
function Refusal({ activation: { state, refusal } }: { readonly activation: Activation }) {
  const t = useTranslations('home.activation');

  if (!refusal || state !== 'REJECTED') return null;
  const refused = refusedField(refusal.field);
  return (
    <Alert color="red" role="alert" title={refused ? t('refusal.title', { field: t(`fields.${refused.field}`) }) : t('refusal.titleWhole')}>
      <Stack gap="sm" align="flex-start">
        <ProblemText problem={refusal} />
        {refused && (
          <ButtonLink to={refused.page} search={{ field: refused.field }} size="sm">
            {t('refusal.fix')}
          </ButtonLink>
        )}
      </Stack>
    </Alert>
  );
}

function Outline() {
  return (
    <Paper withBorder className={classes.sheet}>
      <Skeleton height={28} width={220} />
      <Skeleton height={8} />
      {[1, 2, 3, 4].map((step) => (
        <Skeleton key={step} height={64} />
      ))}
    </Paper>
  );
}
