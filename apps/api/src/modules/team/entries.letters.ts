import type { Letter } from '../../platform/letter.ts';
import type { Locale } from '../../platform/viewer.ts';

interface EntryFacts {
  shop: string;
  /** Who entered by the link. */
  name: string;
  /** Whom the link was made for. */
  label: string;
  url: string;
}

/** That somebody came by a link and waits, and that they were not let in. Who is let in gets the letter of a welcome. */
export const entryLetters: Record<Locale, Record<'ENTRY_ASKED' | 'ENTRY_DECLINED', (facts: EntryFacts) => Letter>> = {
  ru: {
    ENTRY_ASKED: ({ shop, name, label, url }) => ({
      subject: `${name} просит впустить в магазин «${shop}»`,
      paragraphs: [
        `По ссылке «${label}» вошёл человек: ${name}. До вашего решения доступа в магазин «${shop}» у него нет.`,
        'Впускайте, только если это тот, кому вы передали ссылку.',
      ],
      button: { label: 'Впустить или отказать', url },
      footer: 'Это письмо можно отключить в настройках уведомлений.',
    }),
    ENTRY_DECLINED: ({ shop, url }) => ({
      subject: `Вас не впустили в магазин «${shop}»`,
      paragraphs: [`Вы вошли по ссылке и ждали, когда вас впустят в магазин «${shop}». Вам отказали.`],
      button: { label: 'Открыть портал сотрудника', url },
      footer: 'Если это ошибка, попросите новую ссылку у того, кто вас пригласил.',
    }),
  },
  en: {
    ENTRY_ASKED: ({ shop, name, label, url }) => ({
      subject: `${name} asks to be let into “${shop}”`,
      paragraphs: [
        `Somebody entered by the link “${label}”: ${name}. Until you decide they have no access to the shop “${shop}”.`,
        'Let them in only if it is the person to whom you gave the link.',
      ],
      button: { label: 'Let in or decline', url },
      footer: 'You can turn this letter off in the settings of notices.',
    }),
    ENTRY_DECLINED: ({ shop, url }) => ({
      subject: `You were not let into “${shop}”`,
      paragraphs: [`You came by a link and waited to be let into the shop “${shop}”. You were declined.`],
      button: { label: 'Open the staff portal', url },
      footer: 'If this is a mistake, ask whoever invited you for a new link.',
    }),
  },
};
