import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import { ResetPasswordInput } from '@prikazchik/inputs/session.input';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Form, Submit } from '../form-parts.tsx';
import { useInputForm } from '../input-form.ts';
import { NewPasswordField } from '../password-field.tsx';
import { ResetPasswordDocument } from './letters.generated.ts';
import { NewPassword, type NewPasswordFormProps } from './new-password.tsx';

/** Sets a new password by the link of a letter. */
export function ResetPage() {
  const t = useTranslations('ui.auth.reset');
  const wayOut = (
    <Button component={Link} to="/forgot" size="md">
      {t('again')}
    </Button>
  );
  return <NewPassword path="/reset" text={t('text')} form={ResetForm} wayOut={wayOut} />;
}

function ResetForm({ token, settle }: NewPasswordFormProps) {
  const t = useTranslations('ui.auth.reset');
  const form = useInputForm({
    schema: ResetPasswordInput,
    initialValues: { password: '', removePasskeys: false },
    toInput: (values) => ({ token, ...values }),
    submit: async (input) => settle((await request(ResetPasswordDocument, { input })).resetPassword),
  });
  return (
    <Form form={form} label={t('title')}>
      <NewPasswordField {...form.getInputProps('password')} value={form.values.password} />
      <Checkbox
        label={t('removePasskeys')}
        description={t('removePasskeysWhy')}
        {...form.getInputProps('removePasskeys', { type: 'checkbox' })}
      />
      <Submit form={form}>{t('submit')}</Submit>
    </Form>
  );
}
