import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';

/** The corner of the screen in which messages appear, above the bar at the bottom of the phone. */
export function CornerNotifications() {
  return <Notifications position="bottom-right" limit={3} zIndex={400} />;
}
