import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Copy } from './copy-button.tsx';
import classes from './security.module.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useTranslations('security.factor');
  return (
    <Stack gap="md" role="status">
      <Title order={3}>{t('codesTitle')}</Title>
      <Text>{t('codesText')}</Text>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button onClick={onKept}>{t('kept')}</Button>
        <Copy text={codes.join('\n')} />
      </Group>
    </Stack>
  );
}
