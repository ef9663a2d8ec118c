import { Button, Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import type { Failure } from '@prikazchik/graphql-client/problem.ts';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFailureText } from './failure-alert.tsx';
import classes from './page-state.module.css';

interface MessageProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** What to do next. */
  readonly action?: ReactNode;
  /** It is all that the page has, so its title is the page's. */
  readonly isPage?: boolean;
  /** Read out at once, for what comes without having been asked for. */
  readonly urgent?: boolean;
}

/** What a page says when it has something to say instead of its content. */
export function Message({ title, children, action, isPage = false, urgent = false }: MessageProps) {
  return (
    <Stack gap="sm" className={classes.message} role={urgent ? 'alert' : undefined}>
      <Title order={isPage ? 1 : 2}>{title}</Title>
      {children && <div className={classes.text}>{children}</div>}
      {action && (
        <Group gap="sm" mt="xs">
          {action}
        </Group>
      )}
    </Stack>
  );
}

/** Nothing is here yet: what will be, and the first thing to do. */
export function Empty(props: Omit<MessageProps, 'isPage' | 'urgent'>) {
  return <Message {...props} />;
}

/** Says to those who don't see it that the outline inside stands for what is on its way. */
export function Loading({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('ui.state');
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {children}
    </div>
  );
}

const LINES = ['92%', '78%', '86%', '64%', '90%', '58%'];

/** The outline of some lines of text, six at most. */
export function TextOutline({ lines = 3 }: { readonly lines?: number }) {
  return (
    <Stack gap="xs">
      {LINES.slice(0, lines).map((width) => (
        <Skeleton key={width} height={14} width={width} />
      ))}
    </Stack>
  );
}

interface ErrorStateProps {
  readonly failure: Failure;
  readonly onRetry?: (() => unknown) | undefined;
  readonly action?: ReactNode;
  /** It is all that the page has, so its title is the page's. */
  readonly isPage?: boolean;
}

/** What should be here could not be read: why, the number to name, and another try. */
export function ErrorState({ failure, onRetry, action, isPage = false }: ErrorStateProps) {
  const t = useTranslations('ui.failure');
  const { title, text, requestId } = useFailureText(failure);
  const retry = onRetry && <Button onClick={() => onRetry()}>{t('retry')}</Button>;
  return (
    <Message title={title} isPage={isPage} urgent action={retry || action ? [retry, action] : undefined}>
      <Text>{text}</Text>
      {requestId && (
        <Text size="sm" c="dimmed" mt="xs">
          {requestId}
        </Text>
      )}
    </Message>
  );
}
