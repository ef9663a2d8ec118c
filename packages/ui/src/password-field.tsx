import { PasswordInput, Text } from '@mantine/core';
import { PASSWORD_MIN } from '@prikazchik/inputs/password';
import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';

type PasswordFieldProps = ComponentProps<typeof PasswordInput>;

/** The password of one who signs in. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations('ui');
  return (
    <PasswordInput
      // The kit marks the field for the eye alone.
      aria-invalid={Boolean(props.error)}
      label={t('password.label')}
      size="md"
      autoComplete="current-password"
      visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword'), tabIndex: 0 }}
      {...props}
    />
  );
}

/** A password being chosen: says while it is typed how far it is from long enough. */
export function NewPasswordField({ value, ...props }: PasswordFieldProps & { readonly value: string }) {
  const t = useTranslations('ui.password');
  const left = PASSWORD_MIN - [...value].length;
  const hint = left > 0 ? t('left', { count: left }) : t('enough');
  return (
    <PasswordField
      label={t('fresh')}
      autoComplete="new-password"
      value={value}
      description={t('help', { min: String(PASSWORD_MIN) })}
      {...props}
      {...(value && {
        description: (
          <Text span inherit role="status" c={left > 0 ? 'dimmed' : 'var(--mantine-color-anchor)'}>
            {hint}
          </Text>
        ),
      })}
    />
  );
}
