import { Text, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { beginSession, request } from '@prikazchik/graphql-client/request.ts';
import { RegisterByLinkInput } from '@prikazchik/inputs/account.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { NewPasswordField } from '@prikazchik/ui/password-field.tsx';
import { useLocale, useTranslations } from 'use-intl';
import { isDeath } from './dead-invitation.tsx';
import { RegisterByLinkDocument } from './invitation.generated.ts';
import type { AnswerProps } from './outcome.ts';

const LOCALES = { ru: 'RU', en: 'EN' } as const;

/** For one who has no account: a name to sign in with instead of an address; registering asks at once. */
export function LinkNewcomer({ token, onDecided }: AnswerProps) {
  const t = useTranslations('invitation');
  const locale = LOCALES[useLocale()];
  const form = useInputForm({
    schema: RegisterByLinkInput,
    initialValues: { fullName: '', phone: '', signInName: '', password: '' },
    toInput: (values) => ({ ...values, token, locale }),
    submit: async (input) => {
      const { registerByLink: answer } = await request(RegisterByLinkDocument, { input });
      if (!isProblem(answer)) {
        // The session first: the page that the answer leads to is for those who are signed in.
        beginSession(answer);
        onDecided({ kind: 'asked' });
      } else if (isDeath(answer.code)) onDecided({ kind: 'dead', problem: answer });
      else return answer;
      return null;
    },
  });
  return (
    <>
      <Text>{t('link.newcomer')}</Text>
      <Form form={form} label={t('link.register')}>
        <TextInput
          size="md"
          label={t('fullName')}
          description={t('fullNameHelp')}
          autoComplete="name"
          {...form.getInputProps('fullName')}
        />
        <TextInput
          size="md"
          label={t('link.signInName')}
          description={t('link.signInNameHelp')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('signInName')}
        />
        <NewPasswordField {...form.getInputProps('password')} value={form.values.password} />
        <TextInput
          size="md"
          type="tel"
          label={t('phone')}
          description={t('link.phoneHelp')}
          autoComplete="tel"
          {...form.getInputProps('phone')}
        />
        <Submit form={form}>{t('link.register')}</Submit>
      </Form>
    </>
  );
}
