import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import classes from './products.module.css';
import type { Texts } from './texts.ts';

interface ConflictProps {
  readonly theirs: Texts;
  readonly ours: Texts;
  /** The texts that both changed. */
  readonly names: readonly (keyof Texts)[];
  readonly onTake: () => void;
  readonly onKeep: () => void;
}

const LABELS = {
  title: 'titleField',
  sku: 'sku',
  description: 'description',
  seoTitle: 'seoTitle',
  seoDescription: 'seoDescription',
} as const;

/** Somebody changed the same texts first: both versions side by side, and the choice between them. */
export function Conflict({ theirs, ours, names, onTake, onKeep }: ConflictProps) {
  const t = useTranslations('products.conflict');
  const label = useTranslations('products.page');
  return (
    <Alert color="yellow" role="alert" title={t('title')}>
      <Stack gap="md">
        <Text size="sm">{t('text')}</Text>
        {names.map((name) => (
          <div key={name}>
            <Text size="sm" fw={600}>
              {label(LABELS[name])}
            </Text>
            <Version title={t('theirs')} text={theirs[name]} />
            <Version title={t('mine')} text={ours[name]} />
          </div>
        ))}
        <Group gap="sm">
          <Button onClick={onKeep}>{t('keepMine')}</Button>
          <Button variant="default" onClick={onTake}>
            {t('takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Version({ title, text }: { title: string; text: string }) {
  const t = useTranslations('products.conflict');
  return (
    <Text size="sm" className={classes.kept}>
      <Text span c="dimmed" inherit>
        {title}{' '}
      </Text>
      {text || t('empty')}
    </Text>
  );
}
