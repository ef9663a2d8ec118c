import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Drawer.layer.css';
import { Drawer, Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

interface SideSheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A drawer with an address of its own, beside the list that it belongs to. */
export function SideSheet({ title, onClose, children }: SideSheetProps) {
  const t = useTranslations('team.member');
  // The kit's own header is a second banner of the page to those who don't see it, so the heading stands in the body.
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={520}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={title}>
        <Drawer.Body>
          <Group justify="space-between" wrap="nowrap" mb="md" mt="md">
            <Title order={2}>{title}</Title>
            <Drawer.CloseButton aria-label={t('close')} />
          </Group>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
