import type { Translated } from './translated.ts';
import type { zones as ru } from './zones.ru.ts';

export const zones: Translated<typeof ru> = {
  kaliningrad: 'Kaliningrad',
  moscow: 'Moscow',
  samara: 'Samara',
  yekaterinburg: 'Yekaterinburg',
  omsk: 'Omsk',
  krasnoyarsk: 'Krasnoyarsk',
  irkutsk: 'Irkutsk',
  yakutsk: 'Yakutsk',
  vladivostok: 'Vladivostok',
  magadan: 'Magadan',
  kamchatka: 'Petropavlovsk-Kamchatsky',
};
