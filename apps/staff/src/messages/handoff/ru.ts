/** The words of the way into the cabinet; they come with it. */
export const messages = {
  handoff: {
    title: 'Открываем кабинет',
    refused: 'Не получилось: откройте магазин из списка.',
    shops: 'Мои магазины',
  },
} as const;
