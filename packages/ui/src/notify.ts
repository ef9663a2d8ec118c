const listeners = new Set<() => void>();
let isWanted = false;

/** Says in the corner of the page that something was done. The code that shows it comes with the first message. */
export async function notify(message: string): Promise<void> {
  isWanted = true;
  for (const listener of listeners) listener();
  const { notifications } = await import('@mantine/notifications');
  // It goes by itself, so there is nothing to close.
  notifications.show({ message, autoClose: 5_000, withCloseButton: false });
}

/** Whether anything has been said yet: until then there is no need for a corner to say it in. For `useSyncExternalStore`. */
export const firstNotice = {
  get: (): boolean => isWanted,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
