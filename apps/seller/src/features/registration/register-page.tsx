import '@mantine/core/styles/Progress.layer.css';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { RegisterInput } from '@prikazchik/inputs/account.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { RegisterDocument } from './register.generated.ts';
import type { RegistrationForm } from './register-step.tsx';
import { RegisterStep } from './register-step.tsx';
import type { RegistrationValues } from './steps.ts';
import { companyInput, NO_COMPANY, problemsAt, reachableStep, stepOf } from './steps.ts';
import type { Step } from './steps-order.ts';
import { STEPS } from './steps-order.ts';

const EMPTY: RegistrationValues = {
  company: NO_COMPANY,
  fullName: '',
  email: '',
  phone: '',
  password: '',
  offerVersion: '',
  offerAccepted: false,
};

function useRegistration(goTo: (step: Step) => void) {
  const locale = useLocale();
  const navigate = useNavigate();
  const [isOfferOutdated, setOfferOutdated] = useState(false);
  const form = useInputForm({
    schema: RegisterInput,
    initialValues: EMPTY,
    toInput: (values) => ({ ...values, company: companyInput(values.company), locale: locale === 'ru' ? 'RU' : 'EN' }),
    submit: async (input) => {
      const { register } = await request(RegisterDocument, { input });
      if (!isProblem(register)) {
        await navigate({ to: '/check-mail', state: { email: input.email } });
        return null;
      }
      if (register.code === 'OFFER_OUTDATED') setOfferOutdated(true);
      goTo(stepOf(register.field));
      return register;
    },
  });
  return { form, isOfferOutdated };
}

/** Puts the cursor where the step begins, or where it went wrong. */
function useFocusOnStep(step: Step) {
  const ref = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const first = (selector: string) => ref.current?.querySelector<HTMLElement>(selector);
    (first('[aria-invalid="true"]') ?? first('[aria-checked="true"]') ?? first('input:not([hidden])'))?.focus();
  }, [step]);
  return ref;
}

/** Registers a person with their first shop, step by step; whatever was typed stays when one steps back. */
export function RegisterPage() {
  const t = useTranslations('registration');
  const navigate = useNavigate();
  const { step: wanted = 'kind' } = useSearch({ from: '/bare/register' });
  const goTo = (step: Step) => void navigate({ to: '/register', search: { step } });
  const { form, isOfferOutdated } = useRegistration(goTo);
  const step = reachableStep(wanted, form.values);
  const ref = useFocusOnStep(step);
  const at = STEPS.indexOf(step);

  function advance(): void {
    const problems = problemsAt(step, form.getValues());
    form.setErrors(Object.fromEntries(problems.toReversed().map((problem) => [problem.field, <ProblemText key="" problem={problem} />])));
    const [first] = problems;
    if (first?.field) form.getInputNode(first.field)?.focus();
    else goTo(STEPS[at + 1] ?? 'offer');
  }

  function sendStep(event?: SyntheticEvent<HTMLFormElement>): void {
    event?.preventDefault();
    advance();
  }

  return (
    <NarrowPage title={t('title')} after={<HaveAccount />}>
      <StepProgress step={step} />
      <Form form={{ ...form, send: step === 'offer' ? form.send : sendStep }} label={t(`steps.${step}`)}>
        <Stack gap="md" ref={ref}>
          <RegisterStep step={step} form={form} isOfferOutdated={isOfferOutdated} />
        </Stack>
        <StepButtons form={form} at={at} onBack={() => goTo(STEPS[at - 1] ?? 'kind')} />
      </Form>
    </NarrowPage>
  );
}

function StepProgress({ step }: { readonly step: Step }) {
  const t = useTranslations('registration');
  const number = STEPS.indexOf(step) + 1;
  const words = t('progress', { step: String(number), total: String(STEPS.length), name: t(`steps.${step}`) });
  return (
    <div>
      <Text size="sm" c="dimmed" mb={6}>
        {words}
      </Text>
      <Progress value={(number / STEPS.length) * 100} size="sm" aria-label={words} />
    </div>
  );
}

function StepButtons({ form, at, onBack }: { form: RegistrationForm; at: number; onBack: () => void }) {
  const t = useTranslations('registration');
  return (
    <Group justify="space-between" gap="sm">
      {at > 0 ? (
        <Button variant="default" size="md" onClick={onBack}>
          {t('back')}
        </Button>
      ) : (
        <span />
      )}
      <Submit form={form}>{at === STEPS.length - 1 ? t('offer.submit') : t('next')}</Submit>
    </Group>
  );
}

function HaveAccount() {
  const t = useTranslations('registration');
  return (
    <>
      {t('haveAccount')}{' '}
      <TextLink to="/sign-in" inherit underline="always">
        {t('signIn')}
      </TextLink>
    </>
  );
}
