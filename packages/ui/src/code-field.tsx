import type { TextInputProps } from '@mantine/core';
import { TextInput } from '@mantine/core';

interface CodeFieldProps extends TextInputProps {
  /** Letters as well as digits: a phone then shows its whole keyboard. */
  readonly isRecovery?: boolean;
}

const focus = (node: HTMLInputElement | null) => node?.focus();

/** A code of the second factor. It is what the reader is asked for now, so it takes the keyboard when it appears. */
export function CodeField({ isRecovery = false, ...props }: CodeFieldProps) {
  return (
    <TextInput
      ref={focus}
      size="md"
      inputMode={isRecovery ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="off"
      spellCheck={false}
      {...props}
    />
  );
}
