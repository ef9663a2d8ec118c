import type { Letter } from '../../platform/letter.ts';
import type { Locale } from '../../platform/viewer.ts';

type Words = Record<Locale, (url: string) => Letter>;

/** The words of the letters about an account, in the language that its owner chose. */
export const confirmation: Words = {
  ru: (url) => ({
    subject: 'Подтвердите адрес почты',
    paragraphs: ['Вы зарегистрировали магазин в Приказчике. Осталось подтвердить, что этот адрес — ваш.'],
    button: { label: 'Подтвердить адрес', url },
    footer: 'Ссылка действует сутки. Если вы не регистрировались, ничего делать не нужно.',
  }),
  en: (url) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: ['You registered a shop in Prikazchik. One thing is left: confirm that this address is yours.'],
    button: { label: 'Confirm the address', url },
    footer: 'The link works for one day. If you did not register, there is nothing to do.',
  }),
};

export const reset: Words = {
  ru: (url) => ({
    subject: 'Новый пароль',
    paragraphs: [
      'Кто-то, скорее всего вы, попросил задать новый пароль для вашей учётной записи.',
      'После смены пароля все открытые сеансы завершатся.',
    ],
    button: { label: 'Задать новый пароль', url },
    footer: 'Ссылка действует 30 минут и только один раз. Если вы не просили об этом, пароль остаётся прежним.',
  }),
  en: (url) => ({
    subject: 'New password',
    paragraphs: ['Someone, most likely you, asked to set a new password for your account.', 'Once it is changed, every open session ends.'],
    button: { label: 'Set a new password', url },
    footer: 'The link works for 30 minutes and only once. If you did not ask for it, your password stays as it is.',
  }),
};

export const accountExists: Words = {
  ru: (url) => ({
    subject: 'У вас уже есть учётная запись',
    paragraphs: [
      'С этим адресом только что пытались зарегистрировать магазин, но учётная запись с ним уже есть.',
      'Если это были вы — войдите. Пароль можно задать заново на странице входа.',
    ],
    button: { label: 'Войти', url },
    footer: 'Если это были не вы, ничего делать не нужно: новых прав никто не получил.',
  }),
  en: (url) => ({
    subject: 'You already have an account',
    paragraphs: [
      'Someone has just tried to register a shop with this address, but there is an account with it already.',
      'If it was you, sign in. A new password can be set on the sign-in page.',
    ],
    button: { label: 'Sign in', url },
    footer: 'If it was not you, there is nothing to do: nobody gained any right.',
  }),
};

export const passwordChanged: Words = {
  ru: (url) => ({
    subject: 'Пароль изменён',
    paragraphs: ['Пароль вашей учётной записи изменён, все сеансы завершены.'],
    button: { label: 'Войти с новым паролем', url },
    footer: 'Если это сделали не вы, сразу задайте пароль заново на странице входа и сообщите владельцу магазина.',
  }),
  en: (url) => ({
    subject: 'Your password was changed',
    paragraphs: ['The password of your account was changed, and every session has ended.'],
    button: { label: 'Sign in with the new password', url },
    footer: 'If it was not you, set a new password on the sign-in page at once and tell the owner of the shop.',
  }),
};

export const tokenReused: Words = {
  ru: (url) => ({
    subject: 'Сеанс завершён ради безопасности',
    paragraphs: [
      'Один из ваших сеансов попытались продолжить по устаревшему ключу. Так бывает, когда ключ украден, поэтому сеанс завершён.',
    ],
    button: { label: 'Войти снова', url },
    footer: 'Если вы не узнаёте это событие, задайте новый пароль на странице входа.',
  }),
  en: (url) => ({
    subject: 'A session was ended for safety',
    paragraphs: [
      'Someone tried to continue one of your sessions with an outdated key. That happens when a key is stolen, so the session was ended.',
    ],
    button: { label: 'Sign in again', url },
    footer: 'If this looks unfamiliar, set a new password on the sign-in page.',
  }),
};
