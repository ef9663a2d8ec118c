/** Who of the shop came in. */
export const signIns = {
  title: 'Входы',
  deeds: 'Действия',
  tabs: 'Что показать',
  about: 'Кто из сотрудников входил и кто пытался, с тех пор как работает в магазине.',
  who: 'Сотрудник',
  at: 'Когда',
  way: 'Как',
  from: 'Откуда',
  elsewhere: 'Не показываем: работает и в других магазинах',
  empty: 'Входов пока не было',
  refused: 'Отказано: {way}',
  ways: {
    PASSWORD: 'пароль',
    CODE: 'код из приложения',
    RECOVERY_CODE: 'резервный код',
    PASSKEY: 'ключ доступа',
    HANDOFF: 'переход из портала сотрудника',
    STOLEN_TOKEN: 'старый ключ сеанса',
  },
} as const;
