import { Button, Group, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { CodeInput, PasswordInput } from '@prikazchik/inputs/factor.input';
import { CodeField } from '@prikazchik/ui/code-field.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { PasswordField } from '@prikazchik/ui/password-field.tsx';
import { QrCode } from '@prikazchik/ui/qr-code.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Copy } from './copy-button.tsx';
import { ConfirmTotpDocument, StartTotpDocument } from './security.generated.ts';
import classes from './security.module.css';

interface EnrolmentProps {
  readonly onEnrolled: (codes: readonly string[]) => void;
  readonly onCancel: () => void;
}

interface Shown {
  readonly secret: string;
  readonly uri: string;
}

/** Sets an authenticator app up: the password, the secret, the first code. */
export function Enrolment({ onEnrolled, onCancel }: EnrolmentProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  return shown ? (
    <FirstCode shown={shown} onEnrolled={onEnrolled} onCancel={onCancel} />
  ) : (
    <Password onShown={setShown} onCancel={onCancel} />
  );
}

function Password({ onShown, onCancel }: { readonly onShown: (shown: Shown) => void; readonly onCancel: () => void }) {
  const t = useTranslations('security.factor');
  const words = useTranslations('ui.form');
  const form = useInputForm({
    schema: PasswordInput,
    initialValues: { password: '' },
    submit: async (input) => {
      const { startTotp } = await request(StartTotpDocument, input);
      if (isProblem(startTotp)) return startTotp;
      onShown(startTotp);
      return null;
    },
  });
  return (
    <Form form={form} label={t('enable')}>
      <Text>{t('password')}</Text>
      <PasswordField {...form.getInputProps('password')} />
      <Group gap="sm">
        <Submit form={form}>{t('next')}</Submit>
        <Button variant="default" size="md" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </Group>
    </Form>
  );
}

function FirstCode({ shown: { secret, uri }, onEnrolled, onCancel }: EnrolmentProps & { readonly shown: Shown }) {
  const t = useTranslations('security.factor');
  const words = useTranslations('ui.form');
  const form = useInputForm({
    schema: CodeInput,
    initialValues: { code: '' },
    submit: async (input) => {
      const { confirmTotp } = await request(ConfirmTotpDocument, input);
      if (isProblem(confirmTotp)) return confirmTotp;
      onEnrolled(confirmTotp.codes);
      return null;
    },
  });
  return (
    <Form form={form} label={t('enable')}>
      <Text>{t('scan')}</Text>
      <QrCode text={uri} label={t('qr')} />
      <Stack gap={4}>
        <Text size="sm" c="dimmed">
          {t('secret')}
        </Text>
        <Group gap="sm">
          <Text className={classes.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</Text>
          <Copy text={secret} />
        </Group>
      </Stack>
      <CodeField label={t('code')} description={t('codeHelp')} {...form.getInputProps('code')} />
      <Text size="sm">{t('others')}</Text>
      <Group gap="sm">
        <Submit form={form}>{t('confirm')}</Submit>
        <Button variant="default" size="md" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </Group>
    </Form>
  );
}
