import type { Letter } from '../../platform/letter.ts';
import type { Locale } from '../../platform/viewer.ts';

type Words = Record<Locale, (url: string) => Letter>;
type Change = 'enabled' | 'disabled' | 'codes_renewed' | 'recovery_used' | 'passkey_added' | 'passkey_removed' | 'reset_by_shop';

const footer = {
  ru: 'Если это сделали не вы, сразу смените пароль на странице входа и сообщите владельцу магазина.',
  en: 'If it was not you, change your password on the sign-in page at once and tell the owner of the shop.',
};

function words(subject: Record<Locale, string>, text: Record<Locale, string>): Words {
  const letter = (locale: Locale, label: string) => (url: string) => ({
    subject: subject[locale],
    paragraphs: [text[locale]],
    button: { label, url },
    footer: footer[locale],
  });
  return { ru: letter('ru', 'Открыть раздел «Безопасность»'), en: letter('en', 'Open Security') };
}

/** The words of the letters about a second factor: whoever changed it, its person hears of it. */
export const factorChanged: Record<Change, Words> = {
  enabled: words(
    { ru: 'Вход теперь в два шага', en: 'Signing in now takes two steps' },
    {
      ru: 'К вашей учётной записи подключено приложение с кодами. При входе, кроме пароля, понадобится код. Другие сеансы завершены.',
      en: 'An authenticator app was added to your account. Signing in takes a code beside the password. Your other sessions have ended.',
    },
  ),
  disabled: words(
    { ru: 'Вход снова по одному паролю', en: 'Signing in takes the password alone again' },
    {
      ru: 'Приложение с кодами отключено от вашей учётной записи, резервные коды больше не действуют.',
      en: 'The authenticator app was removed from your account, and the recovery codes are dead.',
    },
  ),
  codes_renewed: words(
    { ru: 'Новые резервные коды', en: 'New recovery codes' },
    {
      ru: 'Для вашей учётной записи сделаны новые резервные коды. Прежние больше не действуют.',
      en: 'New recovery codes were made for your account. The old ones are dead.',
    },
  ),
  recovery_used: words(
    { ru: 'Использован резервный код', en: 'A recovery code was used' },
    {
      ru: 'Вместо кода из приложения введён один из ваших резервных кодов. Больше он не действует.',
      en: 'One of your recovery codes was used in place of a code from the app. It will not work again.',
    },
  ),
  passkey_added: words(
    { ru: 'Добавлен ключ доступа', en: 'A passkey was added' },
    {
      ru: 'К вашей учётной записи добавлен ключ доступа. С ним можно войти без пароля с того устройства, на котором он создан.',
      en: 'A passkey was added to your account. With it, one can sign in without a password on the device where it was made.',
    },
  ),
  passkey_removed: words(
    { ru: 'Удалён ключ доступа', en: 'A passkey was removed' },
    {
      ru: 'Ключ доступа удалён из вашей учётной записи, войти с ним больше нельзя.',
      en: 'A passkey was removed from your account, and nobody can sign in with it any more.',
    },
  ),
  reset_by_shop: words(
    { ru: 'Вход в два шага сброшен', en: 'Your second factor was reset' },
    {
      ru: 'Магазин, в котором вы работаете, сбросил ваш вход в два шага: приложение с кодами, резервные коды и ключи доступа больше не действуют, все сеансы завершены. Войдите по паролю и подключите второй шаг заново.',
      en: 'The shop that you work in reset your second factor: the authenticator app, the recovery codes and the passkeys are dead, and every session has ended. Sign in with your password and set the second factor up again.',
    },
  ),
};
