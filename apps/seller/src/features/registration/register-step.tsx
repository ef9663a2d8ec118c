import { Text, TextInput } from '@mantine/core';
import type { InputForm } from '@prikazchik/ui/input-form.ts';
import { NewPasswordField } from '@prikazchik/ui/password-field.tsx';
import { useTranslations } from 'use-intl';
import { CompanyFields } from './company-fields.tsx';
import { KindField } from './kind-field.tsx';
import { OfferField } from './offer-field.tsx';
import type { RegistrationValues } from './steps.ts';
import type { Step } from './steps-order.ts';

export type RegistrationForm = InputForm<RegistrationValues>;

interface RegisterStepProps {
  readonly step: Step;
  readonly form: RegistrationForm;
  readonly isOfferOutdated: boolean;
}

/** The fields of one step. */
export function RegisterStep({ step, form, isOfferOutdated }: RegisterStepProps) {
  const company = {
    values: form.values.company,
    input: (name: string) => form.getInputProps(`company.${name}`),
    set: (name: string, value: string) => form.setFieldValue(`company.${name}`, value),
  };
  switch (step) {
    case 'kind':
      return (
        <>
          <Lead />
          <KindField form={company} />
        </>
      );
    case 'company':
      return (
        <>
          <Lead step="company" />
          <CompanyFields form={company} />
        </>
      );
    case 'person':
      return <PersonFields form={form} />;
    case 'password':
      return <PasswordFields form={form} />;
    case 'offer':
      return (
        <>
          <Lead step="offer" />
          <OfferField
            input={form.getInputProps('offerAccepted', { type: 'checkbox' })}
            onRead={(version) => form.setFieldValue('offerVersion', version)}
            isOutdated={isOfferOutdated}
          />
        </>
      );
  }
}

function Lead({ step }: { readonly step?: Exclude<Step, 'kind'> }) {
  const t = useTranslations('registration');
  return <Text c="dimmed">{step ? t(`${step}.lead`) : t('lead')}</Text>;
}

function PersonFields({ form }: { form: RegistrationForm }) {
  const t = useTranslations('registration.person');
  return (
    <>
      <Lead step="person" />
      <TextInput label={t('fullName')} autoComplete="name" required {...form.getInputProps('fullName')} />
      <TextInput
        label={t('email')}
        description={t('emailHelp')}
        type="email"
        autoComplete="email"
        required
        {...form.getInputProps('email')}
      />
      <TextInput label={t('phone')} description={t('phoneHelp')} type="tel" autoComplete="tel" required {...form.getInputProps('phone')} />
    </>
  );
}

function PasswordFields({ form }: { form: RegistrationForm }) {
  return (
    <>
      <Lead step="password" />
      {/* Password managers keep the password under the name that stands before it. */}
      <input type="email" autoComplete="username" value={form.values.email} readOnly hidden />
      <NewPasswordField {...form.getInputProps('password')} value={form.values.password} />
    </>
  );
}
