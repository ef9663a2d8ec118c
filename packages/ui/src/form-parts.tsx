import type { ButtonProps } from '@mantine/core';
import { Alert, Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { FailureAlert } from './failure-alert.tsx';
import type { InputForm } from './input-form.ts';
import { ProblemText } from './problem-text.tsx';

interface FormProps<Values> {
  readonly form: InputForm<Values>;
  readonly children: ReactNode;
  /** What the form is for, when no heading says it. */
  readonly label?: string;
}

/** A form with room for what belongs to none of its fields, above its buttons and read out when it appears. */
export function Form<Values>({ form, label, children }: FormProps<Values>) {
  return (
    <form onSubmit={form.send} noValidate aria-label={label}>
      <Stack gap="md">
        {children}
        {form.refusal && (
          <Alert color="red" role="alert">
            <ProblemText problem={form.refusal} />
          </Alert>
        )}
        {form.failure && <FailureAlert failure={form.failure} />}
      </Stack>
    </form>
  );
}

interface SubmitProps<Values> extends ButtonProps {
  readonly form: InputForm<Values>;
  readonly children: ReactNode;
}

/** The form's verb; it never fires twice. */
export function Submit<Values>({ form, children, ...props }: SubmitProps<Values>) {
  return (
    <Button type="submit" size="md" loading={form.sending} {...props}>
      {children}
    </Button>
  );
}
