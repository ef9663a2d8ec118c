import { Text, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { beginSession, request } from '@prikazchik/graphql-client/request.ts';
import { RegisterByInvitationInput } from '@prikazchik/inputs/account.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { NewPasswordField } from '@prikazchik/ui/password-field.tsx';
import { useLocale, useTranslations } from 'use-intl';
import { isDeath } from './dead-invitation.tsx';
import { RegisterByInvitationDocument } from './invitation.generated.ts';
import type { AnswerProps } from './outcome.ts';

const LOCALES = { ru: 'RU', en: 'EN' } as const;

interface NewcomerProps extends AnswerProps {
  readonly onAccountExists: () => void;
}

/** The answer of one who has no account yet: registering accepts at once. */
export function Newcomer({ token, onDecided, onAccountExists }: NewcomerProps) {
  const t = useTranslations('invitation');
  const locale = LOCALES[useLocale()];
  const form = useInputForm({
    schema: RegisterByInvitationInput,
    initialValues: { fullName: '', phone: '', password: '' },
    toInput: (values) => ({ ...values, token, locale }),
    submit: async (input) => {
      const { registerByInvitation: answer } = await request(RegisterByInvitationDocument, { input });
      if (!isProblem(answer)) {
        // First the answer: the page is read anew when a session begins, and the link is spent by now.
        onDecided({ kind: 'joined', companyId: null });
        beginSession(answer);
      } else if (answer.code === 'ACCOUNT_EXISTS') onAccountExists();
      else if (isDeath(answer.code)) onDecided({ kind: 'dead', problem: answer });
      else return answer;
      return null;
    },
  });
  return (
    <>
      <Text>{t('newcomer')}</Text>
      <Form form={form} label={t('register')}>
        <TextInput
          size="md"
          label={t('fullName')}
          description={t('fullNameHelp')}
          autoComplete="name"
          {...form.getInputProps('fullName')}
        />
        <TextInput size="md" type="tel" label={t('phone')} autoComplete="tel" {...form.getInputProps('phone')} />
        <NewPasswordField {...form.getInputProps('password')} value={form.values.password} />
        <Submit form={form}>{t('register')}</Submit>
      </Form>
    </>
  );
}
