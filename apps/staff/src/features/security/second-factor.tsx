import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useRouter } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ByCode } from './by-code.tsx';
import { Enrolment } from './enrolment.tsx';
import type { Security } from './load-security.ts';
import { RecoveryCodes } from './recovery-codes.tsx';
import { DisableTotpDocument, RenewRecoveryCodesDocument } from './security.generated.ts';
import classes from './security.module.css';

type Step = 'status' | 'enable' | 'renew' | 'disable' | { readonly codes: readonly string[] };

/** The second factor: whether it is on, and everything that can be done about it. */
export function SecondFactor({ status }: { readonly status: Security['secondFactor'] }) {
  const t = useTranslations('security.factor');
  const title = useId();
  const router = useRouter();
  const [step, setStep] = useState<Step>('status');
  const back = () => setStep('status');

  async function renew(code: string) {
    const { renewRecoveryCodes } = await request(RenewRecoveryCodesDocument, { code });
    if (isProblem(renewRecoveryCodes)) return renewRecoveryCodes;
    setStep({ codes: renewRecoveryCodes.codes });
    return null;
  }

  async function disable(code: string) {
    const { disableTotp } = await request(DisableTotpDocument, { code });
    if (isProblem(disableTotp)) return disableTotp;
    await router.invalidate();
    back();
    return null;
  }

  async function leave() {
    await router.invalidate();
    back();
  }

  return (
    <Paper component="section" aria-labelledby={title} className={classes.sheet}>
      <Stack gap="md">
        <Title order={2} id={title}>
          {t('title')}
        </Title>
        {step === 'status' && <Status status={status} onChoose={setStep} />}
        {step === 'enable' && <Enrolment onEnrolled={(codes) => setStep({ codes })} onCancel={back} />}
        {step === 'renew' && <ByCode text={t('renewText')} verb={t('renew')} submit={renew} onCancel={back} />}
        {step === 'disable' && <ByCode text={t('disableText')} verb={t('disable')} danger submit={disable} onCancel={back} />}
        {typeof step === 'object' && <RecoveryCodes codes={step.codes} onKept={() => void leave()} />}
      </Stack>
    </Paper>
  );
}

interface StatusProps {
  readonly status: Security['secondFactor'];
  readonly onChoose: (step: Step) => void;
}

function Status({ status: { since, recoveryCodesLeft }, onChoose }: StatusProps) {
  const t = useTranslations('security.factor');
  const { date } = useFormat();
  if (since === null) {
    return (
      <>
        <Text>{t('off')}</Text>
        <Group>
          <Button onClick={() => onChoose('enable')}>{t('enable')}</Button>
        </Group>
      </>
    );
  }
  return (
    <>
      <Text>{t('on', { date: date(since) })}</Text>
      <Text c={recoveryCodesLeft < 3 ? 'red' : 'dimmed'}>{t('codesLeft', { count: recoveryCodesLeft })}</Text>
      <Group gap="sm">
        <Button variant="default" onClick={() => onChoose('renew')}>
          {t('renew')}
        </Button>
        <Button variant="default" onClick={() => onChoose('disable')}>
          {t('disable')}
        </Button>
      </Group>
    </>
  );
}
