import { zones } from './zones.ru.ts';

/** Hours of a week, and the clocks by which they go; the days are named by the browser. */
export const hours = {
  /** «пн–пт 09:00–21:00, по времени магазина (Москва)» */
  said: '{days} {from}–{to}, по времени магазина ({zone})',
  off: 'Сейчас не ваши часы работы.',
  everyDay: 'ежедневно',
  zones,
} as const;
