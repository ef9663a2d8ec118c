import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { ConfirmOperationInput } from '@prikazchik/inputs/factor.input';
import { PROTECTED } from '@prikazchik/permissions/operation';
import { useLocale, useTranslations } from 'use-intl';
import { CodeField } from '../code-field.tsx';
import { Form, Submit } from '../form-parts.tsx';
import { useInputForm } from '../input-form.ts';
import { PasswordField } from '../password-field.tsx';
import type { AskedOperation } from './asked-operation.ts';
import { ConfirmOperationDocument } from './confirm-operation.generated.ts';

interface ConfirmationDialogProps {
  readonly asked: AskedOperation;
  /** With which arguments, in words. */
  readonly what: string | null;
  readonly onGiven: () => void;
  readonly onCancel: () => void;
}

/** Names what is about to be done, and asks for the second factor, or for the password where there is none. */
export function ConfirmationDialog({ asked: { operation, confirmation, by }, what, onGiven, onCancel }: ConfirmationDialogProps) {
  const t = useTranslations('ui.confirmation');
  const words = useTranslations('ui.form');
  const locale = useLocale();
  const initialValues = by === 'CODE' ? { code: '' } : { password: '' };
  const form = useInputForm<{ code?: string; password?: string }, typeof ConfirmOperationInput>({
    schema: ConfirmOperationInput,
    initialValues,
    toInput: (values) => ({ confirmation, ...values }),
    submit: async (input) => {
      const { confirmOperation } = await request(ConfirmOperationDocument, { input });
      if (isProblem(confirmOperation)) return confirmOperation;
      onGiven();
      return null;
    },
  });
  return (
    <Modal.Root opened onClose={form.sending ? () => undefined : onCancel} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <Form form={form}>
            <Modal.Title fz="h2" fw={650}>
              {PROTECTED[operation][locale]}
            </Modal.Title>
            <Stack gap="xs">
              {what && <Text>{what}</Text>}
              <Text>{by === 'CODE' ? t('byCode') : t('byPassword')}</Text>
            </Stack>
            {by === 'CODE' ? (
              <CodeField isRecovery data-autofocus label={t('code')} {...form.getInputProps('code')} />
            ) : (
              <PasswordField data-autofocus {...form.getInputProps('password')} />
            )}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={onCancel} disabled={form.sending}>
                {words('cancel')}
              </Button>
              <Submit form={form} size="sm">
                {t('confirm')}
              </Submit>
            </Group>
          </Form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
