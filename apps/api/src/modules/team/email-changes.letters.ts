import type { Letter } from '../../platform/letter.ts';
import type { Locale } from '../../platform/viewer.ts';

interface Addresses {
  email: string;
}

type Words = Record<Locale, (url: string, addresses: Addresses) => Letter>;

/** The words of the letters to both boxes of a person who changes their sign-in address. */
export const emailChange = {
  /** To the new box. */
  CONFIRM: {
    ru: (url) => ({
      subject: 'Подтвердите новую почту',
      paragraphs: [
        'Вы попросили входить в Приказчик с этим адресом. Осталось подтвердить, что он ваш.',
        'До тех пор вы входите так же, как раньше.',
      ],
      button: { label: 'Подтвердить адрес', url },
      footer: 'Ссылка действует трое суток. Если вы об этом не просили, ничего делать не нужно: кто-то ошибся адресом.',
    }),
    en: (url) => ({
      subject: 'Confirm your new e-mail',
      paragraphs: [
        'You asked to sign in to Prikazchik with this address. One thing is left: confirm that it is yours.',
        'Until then you sign in as before.',
      ],
      button: { label: 'Confirm the address', url },
      footer: 'The link works for three days. If you did not ask for it, there is nothing to do: somebody mistyped an address.',
    }),
  },
  /** To the new box of one whose address another account has; the one who asked learns nothing of it. */
  HAS_ACCOUNT: {
    ru: (url) => ({
      subject: 'У вас уже есть учётная запись',
      paragraphs: [
        'Кто-то попросил входить в Приказчик с этим адресом, но учётная запись с ним уже есть.',
        'Если это были вы, войдите с ним или выберите для другой учётной записи другой адрес.',
      ],
      button: { label: 'Войти', url },
      footer: 'Если это были не вы, ничего делать не нужно: ничего не изменилось.',
    }),
    en: (url) => ({
      subject: 'You already have an account',
      paragraphs: [
        'Somebody asked to sign in to Prikazchik with this address, but there is an account with it already.',
        'If it was you, sign in with it, or choose another address for your other account.',
      ],
      button: { label: 'Sign in', url },
      footer: 'If it was not you, there is nothing to do: nothing has changed.',
    }),
  },
  /** To the old box, at once. */
  ASKED: {
    ru: (url, { email }) => ({
      subject: 'Вы меняете почту для входа?',
      paragraphs: [
        `В вашей учётной записи попросили сменить адрес для входа на ${email}. Пока ничего не изменилось: вы входите с прежним адресом.`,
        'Если это вы, ничего делать не нужно. Если не вы — остановите смену: мы заодно завершим все сеансы.',
      ],
      button: { label: 'Это не я, остановить', url },
      footer: 'Ссылка действует, пока адрес не сменился.',
    }),
    en: (url, { email }) => ({
      subject: 'Are you changing your e-mail?',
      paragraphs: [
        `Somebody in your account asked to sign in with ${email} from now on. Nothing has changed yet: you sign in with your old address.`,
        'If it was you, there is nothing to do. If it was not, stop it: we will end all your sessions, too.',
      ],
      button: { label: 'It was not me, stop it', url },
      footer: 'The link works as long as the address has not moved.',
    }),
  },
  /** To the old box, when it has happened. */
  MOVED: {
    ru: (url, { email }) => ({
      subject: 'Почта для входа изменена',
      paragraphs: [`Теперь в вашу учётную запись входят с адресом ${email}. Этот адрес к ней больше не относится.`],
      button: { label: 'Открыть портал сотрудника', url },
      footer: 'Если это сделали не вы, сразу напишите владельцу магазина: он закроет доступ.',
    }),
    en: (url, { email }) => ({
      subject: 'Your sign-in e-mail has changed',
      paragraphs: [`Your account is signed in to with ${email} now. This address belongs to it no more.`],
      button: { label: 'Open the staff portal', url },
      footer: 'If it was not you, write to the owner of the shop at once: they can close the access.',
    }),
  },
  /** To the new box, when it has happened. */
  WELCOME: {
    ru: (url, { email }) => ({
      subject: 'Теперь вы входите с этим адресом',
      paragraphs: [`Почта для входа теперь — ${email}. Пароль остался прежним, другие сеансы завершены.`],
      button: { label: 'Открыть портал сотрудника', url },
      footer: 'Сюда же теперь приходят все письма о вашей работе.',
    }),
    en: (url, { email }) => ({
      subject: 'You sign in with this address now',
      paragraphs: [`Your sign-in e-mail is ${email} now. Your password is the same; your other sessions have ended.`],
      button: { label: 'Open the staff portal', url },
      footer: 'All letters about your work come here from now on.',
    }),
  },
  DECLINED: {
    ru: (url, { email }) => ({
      subject: 'Смена почты отклонена',
      paragraphs: [`Администратор магазина не подтвердил адрес ${email}. Вы входите с прежним адресом.`],
      button: { label: 'Открыть портал сотрудника', url },
      footer: 'Спросите администратора, в чём дело; потом можно попросить ещё раз.',
    }),
    en: (url, { email }) => ({
      subject: 'Your new e-mail was declined',
      paragraphs: [`An administrator of the shop did not approve ${email}. You sign in with your old address.`],
      button: { label: 'Open the staff portal', url },
      footer: 'Ask the administrator why; you can try again afterwards.',
    }),
  },
  TAKEN: {
    ru: (url, { email }) => ({
      subject: 'Сменить почту не получилось',
      paragraphs: [`С адресом ${email} за это время появилась другая учётная запись. Вы входите с прежним адресом.`],
      button: { label: 'Выбрать другой адрес', url },
      footer: 'Один адрес — одна учётная запись.',
    }),
    en: (url, { email }) => ({
      subject: 'Your e-mail could not be changed',
      paragraphs: [`Another account has taken ${email} meanwhile. You sign in with your old address.`],
      button: { label: 'Choose another address', url },
      footer: 'One address has one account.',
    }),
  },
} satisfies Record<string, Words>;

interface ApprovalFacts {
  shop: string;
  name: string;
  url: string;
}

/** To those who may approve. */
export const approval: Record<Locale, (facts: ApprovalFacts) => Letter> = {
  ru: ({ shop, name, url }) => ({
    subject: `${name} меняет почту для входа`,
    paragraphs: [
      `${name} из магазина «${shop}» просит сменить адрес для входа. Новый ящик уже подтверждён, осталось ваше слово.`,
      'Если сомневаетесь, сначала позвоните этому человеку.',
    ],
    button: { label: 'Открыть список сотрудников', url },
    footer: 'Это письмо можно отключить в настройках уведомлений.',
  }),
  en: ({ shop, name, url }) => ({
    subject: `${name} changes their sign-in e-mail`,
    paragraphs: [
      `${name} of the shop “${shop}” asks to sign in with another address. The new box is proved; what is missing is your word.`,
      'If in doubt, call them first.',
    ],
    button: { label: 'Open the list of employees', url },
    footer: 'You can turn this letter off in the settings of notices.',
  }),
};
