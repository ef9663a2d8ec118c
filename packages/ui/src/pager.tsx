import { Button, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The positions of the pages of a list before this one; an empty string is the first page. */
    trail?: readonly string[];
  }
}

interface PagerProps {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** The position that the address names; nothing on the first page. */
  readonly after: string | undefined;
}

/**
 * Turns the pages of a list. The address holds the position, so a page can be sent to a colleague; the way back is kept in the
 * entry of the browser's history, and whoever came by a link goes back to the beginning.
 */
export function Pager({ pageInfo: { hasNextPage, endCursor }, after }: PagerProps) {
  const t = useTranslations('ui.pager');
  const navigate = useNavigate();
  const trail = useLocation({ select: ({ state }) => state.trail }) ?? [];
  if (!(hasNextPage || after)) return null;

  function goTo(position: string | undefined, way: readonly string[]): void {
    void navigate({ to: '.', search: (search: object) => ({ ...search, after: position }), state: { trail: way } });
  }

  return (
    <Group component="nav" aria-label={t('label')} justify="flex-end" gap="xs">
      <Button
        variant="default"
        disabled={!after}
        leftSection={<IconChevronLeft size={16} aria-hidden />}
        onClick={() => goTo(trail.at(-1) || undefined, trail.slice(0, -1))}
      >
        {after && trail.length === 0 ? t('first') : t('previous')}
      </Button>
      <Button
        variant="default"
        disabled={!hasNextPage}
        rightSection={<IconChevronRight size={16} aria-hidden />}
        onClick={() => goTo(endCursor ?? undefined, [...trail, after ?? ''])}
      >
        {t('next')}
      </Button>
    </Group>
  );
}
