/** Russia's time zones from west to east, each under its best known city (IANA names). */
export const RUSSIAN_ZONES = {
  kaliningrad: 'Europe/Kaliningrad',
  moscow: 'Europe/Moscow',
  samara: 'Europe/Samara',
  yekaterinburg: 'Asia/Yekaterinburg',
  omsk: 'Asia/Omsk',
  krasnoyarsk: 'Asia/Krasnoyarsk',
  irkutsk: 'Asia/Irkutsk',
  yakutsk: 'Asia/Yakutsk',
  vladivostok: 'Asia/Vladivostok',
  magadan: 'Asia/Magadan',
  kamchatka: 'Asia/Kamchatka',
} as const;

export const RUSSIAN_CITIES = Object.keys(RUSSIAN_ZONES) as (keyof typeof RUSSIAN_ZONES)[];
