import { Text } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import { ReturnByLinkInput } from '@prikazchik/inputs/session.input';
import { NewPassword, type NewPasswordFormProps } from '@prikazchik/ui/auth/new-password.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { NewPasswordField } from '@prikazchik/ui/password-field.tsx';
import { useTranslations } from 'use-intl';
import { ReturnByLinkDocument } from './return.generated.ts';
import { WORDS } from './words.ts';

/** Sets a new password by the link that a colleague gave to one without a box. */
export const ReturnPage = withWords(WORDS, Return);

function Return() {
  const t = useTranslations('comeBack');
  return <NewPassword path="/return" text={t('text')} form={ReturnForm} wayOut={<Text>{t('again')}</Text>} />;
}

function ReturnForm({ token, settle }: NewPasswordFormProps) {
  const t = useTranslations('ui.auth.reset');
  const form = useInputForm({
    schema: ReturnByLinkInput,
    initialValues: { password: '' },
    toInput: ({ password }) => ({ token, password }),
    submit: async (input) => settle((await request(ReturnByLinkDocument, { input })).returnByLink),
  });
  return (
    <Form form={form} label={t('title')}>
      <NewPasswordField {...form.getInputProps('password')} value={form.values.password} />
      <Submit form={form}>{t('submit')}</Submit>
    </Form>
  );
}
