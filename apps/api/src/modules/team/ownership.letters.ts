import type { Letter } from '../../platform/letter.ts';
import type { Locale } from '../../platform/viewer.ts';

export interface OwnershipFacts {
  shop: string;
  from: string;
  to: string;
  /** Until when the offer waits, or the transfer can be undone. */
  until: string;
  url: string;
}

export type OwnershipNews = 'OFFERED' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED' | 'UNDONE';

/** Whether the reader is who offered the shop, or whom it is offered to. */
export type Side = 'from' | 'to';

type Words = (facts: OwnershipFacts) => [subject: string, ...paragraphs: string[]];

const notYou = {
  ru: 'Если это были не вы, сразу смените пароль и завершите остальные сеансы.',
  en: 'If it was not you, change your password at once and end the other sessions.',
};

const words: Record<Locale, Record<OwnershipNews, Record<Side, Words>>> = {
  ru: {
    OFFERED: {
      from: ({ shop, to, until }) => [
        `Вы предложили магазин «${shop}» другому владельцу`,
        `Вы предложили магазин «${shop}» другому владельцу: ${to}. Пока он не согласится, ничего не меняется. Ответа ждём до ${until}; до тех пор предложение можно отменить.`,
        notYou.ru,
      ],
      to: ({ shop, from, until }) => [
        `Вам предлагают стать владельцем магазина «${shop}»`,
        `${from} предлагает вам стать владельцем магазина «${shop}». Согласиться или отказаться можно до ${until} на портале сотрудника или в кабинете магазина.`,
      ],
    },
    ACCEPTED: {
      from: ({ shop, to, until }) => [
        `Магазин «${shop}» теперь не ваш`,
        `Новый владелец магазина «${shop}»: ${to}. Вы остались администратором. До ${until} вы можете всё вернуть, потом — уже нет.`,
        notYou.ru,
      ],
      to: ({ shop, from, until }) => [
        `Вы — владелец магазина «${shop}»`,
        `Вы стали владельцем магазина «${shop}». ${from} остаётся администратором и до ${until} может вернуть магазин себе.`,
        notYou.ru,
      ],
    },
    DECLINED: {
      from: ({ shop, to }) => [
        `От магазина «${shop}» отказались`,
        `Отказ стать владельцем магазина «${shop}»: ${to}. Магазин остаётся вашим.`,
      ],
      to: ({ shop }) => [`Вы отказались от магазина «${shop}»`, `Вы отказались стать владельцем магазина «${shop}». Ничего не изменилось.`],
    },
    CANCELLED: {
      from: ({ shop }) => [`Предложение о магазине «${shop}» отменено`, `Вы отменили предложение. Магазин «${shop}» остаётся вашим.`],
      to: ({ shop, from }) => [
        `Предложение о магазине «${shop}» отменено`,
        `${from} больше не предлагает вам стать владельцем магазина «${shop}». Ничего не изменилось.`,
      ],
    },
    UNDONE: {
      from: ({ shop }) => [`Магазин «${shop}» снова ваш`, `Вы вернули себе магазин «${shop}». Все снова те, кем были раньше.`, notYou.ru],
      to: ({ shop, from }) => [
        `Вы больше не владелец магазина «${shop}»`,
        `${from} снова владелец магазина «${shop}». Ваши прежние роли снова действуют.`,
      ],
    },
  },
  en: {
    OFFERED: {
      from: ({ shop, to, until }) => [
        `You offered the shop “${shop}” to another owner`,
        `You asked ${to} to become the owner of the shop “${shop}”. Nothing changes until it is accepted. The offer waits until ${until}; until then you can cancel it.`,
        notYou.en,
      ],
      to: ({ shop, from, until }) => [
        `You are asked to become the owner of “${shop}”`,
        `${from} asks you to become the owner of the shop “${shop}”. You can accept or decline until ${until}, in the staff portal or in the cabinet of the shop.`,
      ],
    },
    ACCEPTED: {
      from: ({ shop, to, until }) => [
        `The shop “${shop}” is not yours any more`,
        `${to} is the owner of the shop “${shop}” now. You are still an administrator. Until ${until} you can take the shop back, and not later.`,
        notYou.en,
      ],
      to: ({ shop, from, until }) => [
        `You are the owner of “${shop}”`,
        `You became the owner of the shop “${shop}”. ${from} is still an administrator, and can take the shop back until ${until}.`,
        notYou.en,
      ],
    },
    DECLINED: {
      from: ({ shop, to }) => [
        `Your offer of “${shop}” was declined`,
        `${to} declined to become the owner of “${shop}”. The shop stays yours.`,
      ],
      to: ({ shop }) => [`You declined the shop “${shop}”`, `You declined to become the owner of the shop “${shop}”. Nothing has changed.`],
    },
    CANCELLED: {
      from: ({ shop }) => [`The offer of “${shop}” was cancelled`, `You cancelled the offer. The shop “${shop}” stays yours.`],
      to: ({ shop, from }) => [
        `The offer of “${shop}” was cancelled`,
        `${from} does not ask you to become the owner of the shop “${shop}” any more. Nothing has changed.`,
      ],
    },
    UNDONE: {
      from: ({ shop }) => [
        `The shop “${shop}” is yours again`,
        `You took the shop “${shop}” back. Everybody is what they were before.`,
        notYou.en,
      ],
      to: ({ shop, from }) => [
        `You are not the owner of “${shop}” any more`,
        `${from} is the owner of the shop “${shop}” again. The roles that you had before hold again.`,
      ],
    },
  },
};

const portal: Record<Locale, { label: string; footer: string }> = {
  ru: { label: 'Открыть портал сотрудника', footer: 'О том, кому принадлежит магазин, мы всегда сообщаем письмом.' },
  en: { label: 'Open the staff portal', footer: 'We always tell you by letter when it concerns whose the shop is.' },
};

/** Tells one of the two what has become of the ownership of a shop. */
export function ownershipLetterFor(news: OwnershipNews, side: Side, locale: Locale, facts: OwnershipFacts): Letter {
  const [subject, ...paragraphs] = words[locale][news][side](facts);
  return { subject, paragraphs, button: { label: portal[locale].label, url: facts.url }, footer: portal[locale].footer };
}
