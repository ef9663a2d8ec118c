import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from './failure-alert.tsx';
import { useAction } from './use-action.ts';

interface ConfirmDialogProps {
  readonly title: string;
  /** What ends, for whom, and what stays. */
  readonly children: ReactNode;
  /** The button's verb: «Удалить», never «ОК». */
  readonly verb: string;
  /** The other button, when «Отмена» would be unclear. */
  readonly stay?: string;
  /** Paints the verb as something that can't be undone. */
  readonly danger?: boolean;
  /** Does it; the dialog closes when it resolves and shows what was thrown otherwise. */
  readonly onConfirm: () => unknown;
  readonly onClose: () => void;
}

/** The dialog of {@link Confirm}. */
export function ConfirmDialog({ title, children, verb, stay, danger = false, onConfirm, onClose }: ConfirmDialogProps) {
  const t = useTranslations('ui.form');
  const confirm = useAction(async () => {
    await onConfirm();
    onClose();
  });
  return (
    <Modal.Root opened onClose={confirm.running ? () => undefined : onClose} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="lg">
          <Stack gap="md">
            <Modal.Title fz="h2" fw={650}>
              {title}
            </Modal.Title>
            <div>{children}</div>
            {confirm.failure && <FailureAlert failure={confirm.failure} />}
            <Group justify="flex-end" gap="sm" mt="xs">
              <Button variant="default" onClick={onClose} disabled={confirm.running} data-autofocus>
                {stay ?? t('cancel')}
              </Button>
              <Button color={danger ? 'red' : 'malachite'} onClick={confirm.run} loading={confirm.running}>
                {verb}
              </Button>
            </Group>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
