import { isRoleKey, ROLES } from '@prikazchik/permissions/role';
import type { OwnRole } from '../../platform/given.ts';
import type { Letter } from '../../platform/letter.ts';
import type { Locale } from '../../platform/viewer.ts';

export interface InvitationFacts {
  companyName: string;
  inviterName: string;
  roles: string;
  /** Within what the roles will hold, a sentence each. */
  limits: string[];
  note: string | null;
  expiresAt: Date;
  timeZone: string;
  url: string;
}

/** The names of roles, the shop's own among them; one that is not there any more is passed over. */
export function rolesIn(roles: readonly string[], own: readonly Pick<OwnRole, 'key' | 'name'>[], locale: Locale): string {
  const names = roles.map((role) => (isRoleKey(role) ? ROLES[role].title[locale] : own.find(({ key }) => key === role)?.name));
  return names.filter((name) => name !== undefined).join(', ');
}

/** A moment in words, as the portals write it. */
export function moment(at: Date, timeZone: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at);
}

interface Limits {
  /** By name; null: all of them. */
  warehouses: string[] | null;
  from: Date | null;
  to: Date | null;
}

const limits: Record<Locale, { places(names: string): string; begin(at: string): string; end(at: string): string }> = {
  ru: {
    places: (names) => `Склады: ${names}.`,
    begin: (at) => `Доступ откроется ${at}.`,
    end: (at) => `Доступ закончится ${at}.`,
  },
  en: {
    places: (names) => `Warehouses: ${names}.`,
    begin: (at) => `Your access begins on ${at}.`,
    end: (at) => `Your access ends on ${at}.`,
  },
};

/** Within what roles will hold, in sentences; none where they hold without limits. */
export function limitsIn({ warehouses, from, to }: Limits, timeZone: string, locale: Locale): string[] {
  const { places, begin, end } = limits[locale];
  return [
    ...(warehouses ? [places(warehouses.join(', '))] : []),
    ...(from ? [begin(moment(from, timeZone, locale))] : []),
    ...(to ? [end(moment(to, timeZone, locale))] : []),
  ];
}

/** The letter that invites; `url` carries the token in its fragment, which no server and no Referer ever sees. */
export const invitation: Record<Locale, (facts: InvitationFacts) => Letter> = {
  ru: ({ companyName, inviterName, roles, limits: within, note, expiresAt, timeZone, url }) => ({
    subject: `Приглашение в магазин «${companyName}»`,
    paragraphs: [
      `${inviterName} приглашает вас работать в магазине «${companyName}». Ваша роль: ${roles}.`,
      ...within,
      ...(note ? [note] : []),
      `Ссылка действует до ${moment(expiresAt, timeZone, 'ru')}. Принять или отклонить приглашение можно на портале сотрудника.`,
    ],
    button: { label: 'Открыть приглашение', url },
    footer:
      'Вы получили это письмо, потому что ваш адрес указали в приглашении. Если вы его не ждали, отклоните приглашение или оставьте письмо без ответа.',
  }),
  en: ({ companyName, inviterName, roles, limits: within, note, expiresAt, timeZone, url }) => ({
    subject: `Invitation to the shop “${companyName}”`,
    paragraphs: [
      `${inviterName} invites you to work in the shop “${companyName}”. Your role: ${roles}.`,
      ...within,
      ...(note ? [note] : []),
      `The link works until ${moment(expiresAt, timeZone, 'en')}. You can accept or decline in the staff portal.`,
    ],
    button: { label: 'Open the invitation', url },
    footer:
      'You got this letter because your address was named in an invitation. If you did not expect it, decline it or leave it unanswered.',
  }),
};

const reminders: Record<Locale, (facts: InvitationFacts) => Pick<Letter, 'subject'> & { first: string }> = {
  ru: ({ companyName, inviterName }) => ({
    subject: `Напоминание: приглашение в магазин «${companyName}»`,
    first: `${inviterName} всё ещё ждёт вашего ответа.`,
  }),
  en: ({ companyName, inviterName }) => ({
    subject: `Reminder: invitation to the shop “${companyName}”`,
    first: `${inviterName} still waits for your answer.`,
  }),
};

/** The letter that invites, to one who has not answered it. */
export function reminder(locale: Locale, facts: InvitationFacts): Letter {
  const letter = invitation[locale](facts);
  const { subject, first } = reminders[locale](facts);
  return { ...letter, subject, paragraphs: [first, ...letter.paragraphs] };
}

export type AccessKind =
  | 'WELCOME'
  | 'ROLE_CHANGED'
  | 'RIGHTS_CHANGED'
  | 'BLOCKED'
  | 'UNBLOCKED'
  | 'REMOVED'
  | 'RESTORED'
  | 'LEFT'
  | 'DETAILS_CHANGED'
  | 'SIGNED_OUT'
  | 'SHOP_LOCKED'
  | 'FACTOR_ASKED';

const sentences: Record<Locale, Record<AccessKind, (shop: string, roles: string) => [subject: string, sentence: string]>> = {
  ru: {
    WELCOME: (shop, roles) => [`Вы в команде магазина «${shop}»`, `Вы приняли приглашение в магазин «${shop}». Ваша роль: ${roles}.`],
    ROLE_CHANGED: (shop, roles) => [
      `Ваша роль в магазине «${shop}» изменена`,
      `Теперь ваша роль в магазине «${shop}»: ${roles}. Изменение уже действует.`,
    ],
    RIGHTS_CHANGED: (shop) => [
      `Ваши права в магазине «${shop}» изменены`,
      `Что вам можно в магазине «${shop}», изменилось. Изменение уже действует; что именно открыто, видно на портале сотрудника.`,
    ],
    BLOCKED: (shop) => [
      `Доступ к магазину «${shop}» приостановлен`,
      `Ваш доступ к магазину «${shop}» приостановлен. Данные и история сохранены.`,
    ],
    UNBLOCKED: (shop, roles) => [
      `Доступ к магазину «${shop}» возвращён`,
      `Вы снова можете работать в магазине «${shop}». Ваша роль: ${roles}.`,
    ],
    REMOVED: (shop) => [
      `Вы больше не в команде магазина «${shop}»`,
      `Ваш доступ к магазину «${shop}» прекращён. Ваша учётная запись остаётся вашей.`,
    ],
    RESTORED: (shop, roles) => [
      `Вы снова в команде магазина «${shop}»`,
      `Вас вернули в магазин «${shop}». Ваша роль: ${roles}. Если вы этого не ждали, из магазина можно уйти на портале сотрудника.`,
    ],
    LEFT: (shop) => [
      `Вы ушли из магазина «${shop}»`,
      `Вы ушли из магазина «${shop}»: больше он для вас не открыт. Ваша учётная запись остаётся вашей.`,
    ],
    DETAILS_CHANGED: (shop) => [
      `Ваши данные в магазине «${shop}» изменены`,
      `В магазине «${shop}» изменили ваше имя, телефон или должность. Ваша учётная запись осталась прежней.`,
    ],
    SIGNED_OUT: (shop) => [
      `Магазин «${shop}» просит войти заново`,
      `Ваши сеансы в магазине «${shop}» завершили. Чтобы снова открыть его, выйдите и войдите заново. В других ваших магазинах ничего не изменилось.`,
    ],
    SHOP_LOCKED: (shop) => [
      `Магазин «${shop}» закрыт для всех`,
      `Магазин «${shop}» временно закрыли для всех ради безопасности. Данные и история сохранены. Когда вас впустят снова, придёт письмо: тогда войдите заново.`,
    ],
    FACTOR_ASKED: (shop) => [
      `Магазин «${shop}» просит включить вход в два шага`,
      `Теперь в магазине «${shop}» можно работать только со входом в два шага. Подключите приложение с кодами или ключ доступа на портале сотрудника, в разделе «Безопасность»: до этого магазин для вас закрыт.`,
    ],
  },
  en: {
    WELCOME: (shop, roles) => [
      `You joined the team of “${shop}”`,
      `You accepted the invitation to the shop “${shop}”. Your role: ${roles}.`,
    ],
    ROLE_CHANGED: (shop, roles) => [
      `Your role in “${shop}” has changed`,
      `Your role in the shop “${shop}” is now: ${roles}. The change is already in force.`,
    ],
    RIGHTS_CHANGED: (shop) => [
      `Your rights in “${shop}” have changed`,
      `What you may do in the shop “${shop}” has changed. The change is already in force; the staff portal shows what is open to you.`,
    ],
    BLOCKED: (shop) => [
      `Your access to “${shop}” is paused`,
      `Your access to the shop “${shop}” is paused. Your data and history are kept.`,
    ],
    UNBLOCKED: (shop, roles) => [`Your access to “${shop}” is back`, `You can work in the shop “${shop}” again. Your role: ${roles}.`],
    REMOVED: (shop) => [
      `You are no longer in the team of “${shop}”`,
      `Your access to the shop “${shop}” has ended. Your account stays yours.`,
    ],
    RESTORED: (shop, roles) => [
      `You are in the team of “${shop}” again`,
      `You were brought back to the shop “${shop}”. Your role: ${roles}. If you did not expect it, you can leave the shop in the staff portal.`,
    ],
    LEFT: (shop) => [`You left the shop “${shop}”`, `You left the shop “${shop}”: it is open to you no more. Your account stays yours.`],
    DETAILS_CHANGED: (shop) => [
      `Your details in “${shop}” have changed`,
      `Your name, phone or position in the shop “${shop}” was changed. Your account is as it was.`,
    ],
    SIGNED_OUT: (shop) => [
      `The shop “${shop}” asks you to sign in again`,
      `Your sessions in the shop “${shop}” were ended. To open it again, sign out and sign in anew. Nothing has changed in your other shops.`,
    ],
    SHOP_LOCKED: (shop) => [
      `The shop “${shop}” is locked for everybody`,
      `The shop “${shop}” was locked for everybody for the time being, to keep it safe. Its data and history are kept. A letter will tell when you are let in again: sign in anew then.`,
    ],
    FACTOR_ASKED: (shop) => [
      `The shop “${shop}” asks you for a second factor`,
      `From now on one works in the shop “${shop}” with a second factor only. Add an authenticator app or a passkey in the staff portal, under Security: until then the shop is closed to you.`,
    ],
  },
};

const portal: Record<Locale, { label: string; footer: string }> = {
  ru: { label: 'Открыть портал сотрудника', footer: 'Об изменениях вашего доступа мы всегда сообщаем письмом.' },
  en: { label: 'Open the staff portal', footer: 'We always tell you by letter when your access changes.' },
};

/** Tells a person what has become of their access. */
export function accessLetterFor(kind: AccessKind, locale: Locale, shop: string, roles: string, url: string): Letter {
  const [subject, sentence] = sentences[locale][kind](shop, roles);
  return { subject, paragraphs: [sentence], button: { label: portal[locale].label, url }, footer: portal[locale].footer };
}

export interface AnswerFacts {
  shop: string;
  /** Who answered. */
  name: string;
  url: string;
}

const answers: Record<Locale, Record<'INVITATION_ACCEPTED' | 'INVITATION_DECLINED', (facts: AnswerFacts) => Letter>> = {
  ru: {
    INVITATION_ACCEPTED: ({ shop, name, url }) => ({
      subject: `${name} теперь в команде магазина «${shop}»`,
      paragraphs: [`Ваше приглашение принято: ${name} теперь работает в магазине «${shop}».`],
      button: { label: 'Открыть список сотрудников', url },
      footer: 'Это письмо можно отключить в настройках уведомлений.',
    }),
    INVITATION_DECLINED: ({ shop, name, url }) => ({
      subject: `Приглашение в магазин «${shop}» отклонено`,
      paragraphs: [`${name} не будет работать в магазине «${shop}»: приглашение отклонено.`],
      button: { label: 'Открыть список сотрудников', url },
      footer: 'Это письмо можно отключить в настройках уведомлений.',
    }),
  },
  en: {
    INVITATION_ACCEPTED: ({ shop, name, url }) => ({
      subject: `${name} joined the team of “${shop}”`,
      paragraphs: [`Your invitation was accepted: ${name} works in the shop “${shop}” now.`],
      button: { label: 'Open the list of employees', url },
      footer: 'You can turn this letter off in the settings of notices.',
    }),
    INVITATION_DECLINED: ({ shop, name, url }) => ({
      subject: `The invitation to “${shop}” was declined`,
      paragraphs: [`${name} will not work in the shop “${shop}”: the invitation was declined.`],
      button: { label: 'Open the list of employees', url },
      footer: 'You can turn this letter off in the settings of notices.',
    }),
  },
};

/** Tells the one who invited what came of it. */
export const answerLetterFor = (kind: 'INVITATION_ACCEPTED' | 'INVITATION_DECLINED', locale: Locale, facts: AnswerFacts): Letter =>
  answers[locale][kind](facts);
