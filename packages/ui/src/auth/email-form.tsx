import { TextInput } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { EmailInput } from '@prikazchik/inputs/session.input';
import { useTranslations } from 'use-intl';
import { Form, Submit } from '../form-parts.tsx';
import { useInputForm } from '../input-form.ts';

interface EmailFormProps {
  readonly verb: string;
  readonly send: (email: string) => Promise<Problem | null>;
}

/** Asks for an address to send a letter to. */
export function EmailForm({ verb, send }: EmailFormProps) {
  const t = useTranslations('ui.auth');
  const form = useInputForm({ schema: EmailInput, initialValues: { email: '' }, submit: ({ email }) => send(email) });
  return (
    <Form form={form} label={verb}>
      <TextInput label={t('email')} type="email" size="md" autoComplete="username" {...form.getInputProps('email')} />
      <Submit form={form}>{verb}</Submit>
    </Form>
  );
}
