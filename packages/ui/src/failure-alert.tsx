import { Alert, Text } from '@mantine/core';
import type { Failure } from '@prikazchik/graphql-client/problem.ts';
import { RIGHTS } from '@prikazchik/permissions/right';
import { useLocale, useTranslations } from 'use-intl';
import { formatWait } from './format.ts';

/** A failure in words: what happened, what to do, and the number to name when asking for help. */
export function useFailureText(failure: Failure): { title: string; text: string; requestId: string | null } {
  const t = useTranslations('ui');
  const locale = useLocale();
  const right = failure.kind === 'forbidden' ? failure.right : null;
  const wait = failure.kind === 'rate-limited' ? failure.retryAfter : null;
  const text = wait === null ? t(`failure.${failure.kind}.text`) : t('failure.retryIn', { when: formatWait(wait, locale) });
  return {
    title: t(`failure.${failure.kind}.title`),
    text: right ? t('noAccess.right', { title: RIGHTS[right].title[locale] }) : text,
    requestId: failure.kind === 'internal' && failure.requestId ? t('failure.requestId', { id: failure.requestId }) : null,
  };
}

/** A failure beside what it happened to: a form or a button. */
export function FailureAlert({ failure }: { readonly failure: Failure }) {
  const { title, text, requestId } = useFailureText(failure);
  return (
    <Alert color="red" role="alert" title={title}>
      {text}
      {requestId && (
        <Text size="xs" mt={4} c="inherit">
          {requestId}
        </Text>
      )}
    </Alert>
  );
}
