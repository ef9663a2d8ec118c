import { RIGHTS, type Right } from '@prikazchik/permissions/right';
import type { Letter } from '../../platform/letter.ts';
import type { Locale } from '../../platform/viewer.ts';
import { moment } from './team.letters.ts';

interface RequestFacts {
  shop: string;
  /** Who asks. */
  name: string;
  right: Right;
  /** What was written with it: by who asks, or by who declined. */
  note: string | null;
  until: Date | null;
  timeZone: string;
  url: string;
}

type Kind = 'ACCESS_ASKED' | 'ACCESS_APPROVED' | 'ACCESS_DECLINED';

/** That somebody asks for a right, and what came of it. */
export const accessRequestLetters: Record<Locale, Record<Kind, (facts: RequestFacts) => Letter>> = {
  ru: {
    ACCESS_ASKED: ({ shop, name, right, note, url }) => ({
      subject: `${name} просит доступ в магазине «${shop}»`,
      paragraphs: [`${name} просит право «${RIGHTS[right].title.ru}» в магазине «${shop}».`, ...(note ? [note] : [])],
      button: { label: 'Ответить на просьбу', url },
      footer: 'Это письмо можно отключить в настройках уведомлений.',
    }),
    ACCESS_APPROVED: ({ shop, right, until, timeZone, url }) => ({
      subject: `Вам открыли доступ в магазине «${shop}»`,
      paragraphs: [
        `Теперь у вас есть право «${RIGHTS[right].title.ru}» в магазине «${shop}».`,
        ...(until ? [`Оно действует до ${moment(until, timeZone, 'ru')}.`] : []),
      ],
      button: { label: 'Открыть портал сотрудника', url },
      footer: 'Об изменениях вашего доступа мы всегда сообщаем письмом.',
    }),
    ACCESS_DECLINED: ({ shop, right, note, url }) => ({
      subject: `Просьба о доступе в магазине «${shop}» отклонена`,
      paragraphs: [`Право «${RIGHTS[right].title.ru}» в магазине «${shop}» вам не дали.`, ...(note ? [note] : [])],
      button: { label: 'Открыть портал сотрудника', url },
      footer: 'Это письмо можно отключить в настройках уведомлений.',
    }),
  },
  en: {
    ACCESS_ASKED: ({ shop, name, right, note, url }) => ({
      subject: `${name} asks for access in “${shop}”`,
      paragraphs: [`${name} asks for the right “${RIGHTS[right].title.en}” in the shop “${shop}”.`, ...(note ? [note] : [])],
      button: { label: 'Answer', url },
      footer: 'You can turn this letter off in the settings of notices.',
    }),
    ACCESS_APPROVED: ({ shop, right, until, timeZone, url }) => ({
      subject: `You got access in “${shop}”`,
      paragraphs: [
        `You hold the right “${RIGHTS[right].title.en}” in the shop “${shop}” now.`,
        ...(until ? [`It holds until ${moment(until, timeZone, 'en')}.`] : []),
      ],
      button: { label: 'Open the staff portal', url },
      footer: 'We always tell you by letter when your access changes.',
    }),
    ACCESS_DECLINED: ({ shop, right, note, url }) => ({
      subject: `Your request for access in “${shop}” was declined`,
      paragraphs: [`You were not given the right “${RIGHTS[right].title.en}” in the shop “${shop}”.`, ...(note ? [note] : [])],
      button: { label: 'Open the staff portal', url },
      footer: 'You can turn this letter off in the settings of notices.',
    }),
  },
};
