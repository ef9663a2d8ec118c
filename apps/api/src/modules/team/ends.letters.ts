import { RIGHTS, type Right } from '@prikazchik/permissions/right';
import type { Letter } from '../../platform/letter.ts';
import type { Locale } from '../../platform/viewer.ts';
import { moment } from './team.letters.ts';

/** What is told of an end: to who has it, and to who could give it for longer. */
export type EndKind = 'ACCESS_ENDS_SOON' | 'ACCESS_ENDED' | 'COLLEAGUE_ENDS_SOON' | 'COLLEAGUE_ENDED';

interface EndFacts {
  shop: string;
  /** Whose access ends. */
  name: string;
  /** What the role is called; null when a right ends. */
  role: string | null;
  right: Right | null;
  to: Date;
  timeZone: string;
  url: string;
}

interface Said {
  shop: string;
  name: string;
  what: string;
  at: string;
}

const sentences: Record<Locale, Record<EndKind, (said: Said) => [subject: string, sentence: string]>> = {
  ru: {
    ACCESS_ENDS_SOON: ({ shop, what, at }) => [
      `Ваш доступ в магазине «${shop}» скоро закончится`,
      `У вас в магазине «${shop}» до ${at} действует ${what}. Если доступ нужен дольше, попросите администратора продлить его.`,
    ],
    ACCESS_ENDED: ({ shop, what, at }) => [
      `Ваш доступ в магазине «${shop}» закончился`,
      `Срок вышел ${at}: в магазине «${shop}» у вас больше не действует ${what}.`,
    ],
    COLLEAGUE_ENDS_SOON: ({ shop, name, what, at }) => [
      `${name}: доступ скоро закончится`,
      `${name}, магазин «${shop}»: до ${at} действует ${what}. Продлить можно из уведомления в кабинете.`,
    ],
    COLLEAGUE_ENDED: ({ shop, name, what, at }) => [
      `${name}: доступ закончился`,
      `${name}, магазин «${shop}»: с ${at} не действует ${what}. Продлить можно из уведомления в кабинете.`,
    ],
  },
  en: {
    ACCESS_ENDS_SOON: ({ shop, what, at }) => [
      `Your access in “${shop}” ends soon`,
      `In the shop “${shop}” you have ${what} until ${at}. If you need it longer, ask an administrator to extend it.`,
    ],
    ACCESS_ENDED: ({ shop, what, at }) => [
      `Your access in “${shop}” has ended`,
      `It ended on ${at}: in the shop “${shop}” you no longer have ${what}.`,
    ],
    COLLEAGUE_ENDS_SOON: ({ shop, name, what, at }) => [
      `${name}: access ends soon`,
      `${name} in the shop “${shop}” has ${what} until ${at}. You can extend it from the notice in the cabinet.`,
    ],
    COLLEAGUE_ENDED: ({ shop, name, what, at }) => [
      `${name}: access has ended`,
      `${name} in the shop “${shop}” no longer has ${what}, since ${at}. You can extend it from the notice in the cabinet.`,
    ],
  },
};

const words: Record<
  Locale,
  { role: (name: string) => string; right: (name: string) => string; own: string; theirs: string; footer: string }
> = {
  ru: {
    role: (name) => `роль «${name}»`,
    right: (name) => `право «${name}»`,
    own: 'Открыть портал сотрудника',
    theirs: 'Открыть уведомления',
    footer: 'Письма об окончании доступа приходят заранее и в срок.',
  },
  en: {
    role: (name) => `the role “${name}”`,
    right: (name) => `the right “${name}”`,
    own: 'Open the staff portal',
    theirs: 'Open the notices',
    footer: 'Letters about the end of access come ahead of it and when it comes.',
  },
};

/** Tells that a role or a right ends, or has ended: to who had it, or to who could give it for longer. */
export function endLetterFor(kind: EndKind, locale: Locale, { shop, name, role, right, to, timeZone, url }: EndFacts): Letter {
  const said = words[locale];
  const what = right ? said.right(RIGHTS[right].title[locale]) : said.role(role ?? '');
  const [subject, sentence] = sentences[locale][kind]({ shop, name, what, at: moment(to, timeZone, locale) });
  const isOwn = kind === 'ACCESS_ENDS_SOON' || kind === 'ACCESS_ENDED';
  return { subject, paragraphs: [sentence], button: { label: isOwn ? said.own : said.theirs, url }, footer: said.footer };
}
