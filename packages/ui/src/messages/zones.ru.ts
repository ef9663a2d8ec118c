/** The cities by which Russia's time zones are known. */
export const zones = {
  kaliningrad: 'Калининград',
  moscow: 'Москва',
  samara: 'Самара',
  yekaterinburg: 'Екатеринбург',
  omsk: 'Омск',
  krasnoyarsk: 'Красноярск',
  irkutsk: 'Иркутск',
  yakutsk: 'Якутск',
  vladivostok: 'Владивосток',
  magadan: 'Магадан',
  kamchatka: 'Петропавловск-Камчатский',
} as const;
