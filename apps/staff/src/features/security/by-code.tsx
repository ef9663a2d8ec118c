import { Button, Group, Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { CodeInput } from '@prikazchik/inputs/factor.input';
import { CodeField } from '@prikazchik/ui/code-field.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { useTranslations } from 'use-intl';

interface ByCodeProps {
  /** What happens, and what stops working. */
  readonly text: string;
  readonly verb: string;
  readonly danger?: boolean;
  /** Runs the mutation with the code; answers with its Problem, or with null when it was done. */
  readonly submit: (code: string) => Promise<Problem | null>;
  readonly onCancel: () => void;
}

/** Does what takes a code of the second factor. */
export function ByCode({ text, verb, danger = false, submit, onCancel }: ByCodeProps) {
  const t = useTranslations('security.factor');
  const words = useTranslations('ui.form');
  const form = useInputForm({ schema: CodeInput, initialValues: { code: '' }, submit: ({ code }) => submit(code) });
  return (
    <Form form={form} label={verb}>
      <Text>{text}</Text>
      <CodeField isRecovery label={t('anyCode')} {...form.getInputProps('code')} />
      <Group gap="sm">
        <Submit form={form} color={danger ? 'red' : 'malachite'}>
          {verb}
        </Submit>
        <Button variant="default" size="md" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </Group>
    </Form>
  );
}
