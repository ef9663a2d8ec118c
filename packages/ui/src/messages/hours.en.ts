import type { hours as ru } from './hours.ru.ts';
import type { Translated } from './translated.ts';
import { zones } from './zones.en.ts';

export const hours: Translated<typeof ru> = {
  said: '{days} {from}–{to}, by the shop’s clock ({zone})',
  off: 'These are not your hours.',
  everyDay: 'every day',
  zones,
};
