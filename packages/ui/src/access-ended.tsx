import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Message } from './page-state.tsx';

interface AccessEndedProps {
  readonly kind: 'BLOCKED' | 'REMOVED';
  readonly shop: string;
  /** Who did it, where the API says. */
  readonly by: string | null;
  /** The way on: to the person's other shops. */
  readonly action: ReactNode;
}

/** The whole page, for one whose access to a shop has just ended. */
export function AccessEnded({ kind, shop, by, action }: AccessEndedProps) {
  const t = useTranslations('ui.ended');
  return (
    <Message title={t(`${kind}.title`, { shop })} isPage urgent action={action}>
      <Stack gap="xs">
        {by && <Text>{t('by', { name: by })}</Text>}
        <Text>{t(`${kind}.text`)}</Text>
        <Text>{t(`${kind}.next`)}</Text>
      </Stack>
    </Message>
  );
}

/** The whole page, for one whose session was ended from elsewhere. */
export function SessionEnded({ action }: { readonly action: ReactNode }) {
  const t = useTranslations('ui.ended.SESSION_ENDED');
  return (
    <Message title={t('title')} isPage urgent action={action}>
      <Stack gap="xs">
        <Text>{t('text')}</Text>
        <Text>{t('next')}</Text>
      </Stack>
    </Message>
  );
}
