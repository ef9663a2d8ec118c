import '@mantine/core/styles/Notification.layer.css';
import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';
import classes from './notifications.module.css';

/** The corner of the screen in which messages appear, above the bar at the bottom of the phone. */
export function CornerNotifications() {
  return <Notifications position="bottom-right" limit={3} zIndex={400} classNames={{ root: classes.corner ?? '' }} />;
}
