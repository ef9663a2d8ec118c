import { Text } from '@mantine/core';
import type { Right } from '@prikazchik/permissions/right';
import { useCan } from '@prikazchik/ui/access.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { IconAlertTriangle, IconCircle, IconCircleCheckFilled, IconClock, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmEmailAgain } from './confirm-email-again.tsx';
import classes from './home.module.css';
import type { Step } from './steps.ts';
import { STEP_PATHS } from './steps.ts';
import { SubmitForReview } from './submit-for-review.tsx';

const ICONS = { DONE: IconCircleCheckFilled, OPEN: IconCircle, LOCKED: IconLock, WAITING: IconClock, REFUSED: IconAlertTriangle } as const;

/** The right that a step's form asks for. */
const RIGHTS = {
  EMAIL: null,
  REQUISITES: 'company.legal.update',
  LOGISTICS: 'company.update',
  REVIEW: 'company.legal.update',
} as const satisfies Record<Step['key'], Right | null>;

/** One step of activation: how it stands, and the way to do it. */
export function ActivationStep({ step }: { readonly step: Step }) {
  const t = useTranslations('home.activation');
  const can = useCan();
  const { key, state } = step;
  const Icon = ICONS[state];
  const right = RIGHTS[key];
  const isMine = right === null || can(right);
  return (
    <li className={classes.step} data-state={state}>
      <Icon size={24} stroke={1.75} className={classes.mark} role="img" aria-label={t(`stepState.${state}`)} />
      <div className={classes.words}>
        <Text fw={600}>{t(`steps.${key}.title`)}</Text>
        <Text size="sm" c="dimmed">
          {isMine || state === 'DONE' ? <StepText step={step} /> : t('onlyOwner')}
        </Text>
      </div>
      {isMine && (
        <div className={classes.action}>
          <StepAction step={step} />
        </div>
      )}
    </li>
  );
}

function StepText({ step: { key, state } }: { readonly step: Step }) {
  const t = useTranslations('home.activation.steps');
  if (state === 'DONE') return t(`${key}.done`);
  if (key === 'REVIEW' && state === 'LOCKED') return t('REVIEW.locked');
  if (key === 'REVIEW' && state === 'WAITING') return t('REVIEW.waiting');
  return t(`${key}.text`);
}

function StepAction({ step: { key, state } }: { readonly step: Step }): ReactNode {
  const t = useTranslations('home.activation.steps');
  if (state === 'LOCKED' || state === 'WAITING') return null;
  if (key === 'EMAIL') return state === 'DONE' ? null : <ConfirmEmailAgain />;
  if (key === 'REVIEW') return state === 'DONE' ? null : <SubmitForReview isAgain={state === 'REFUSED'} />;
  const isOpen = state !== 'DONE';
  return (
    <ButtonLink to={STEP_PATHS[key]} variant={isOpen ? 'filled' : 'default'} size="sm">
      {t(`${key}.${isOpen ? 'action' : 'change'}`)}
    </ButtonLink>
  );
}
