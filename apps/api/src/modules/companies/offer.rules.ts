import { Problem } from '../../platform/problem.ts';

export type OfferLocale = 'ru' | 'en';

/** Raised with every change of the text: whoever accepted another version accepts anew. */
export const offerVersion = '1.0';

/**
 * What the operator of an installation and a shop agree on. A template: the operator puts their own words and name here,
 * and raises the version.
 */
export const offerTexts: Record<OfferLocale, string> = {
  ru: `Оферта, версия ${offerVersion}

Это образец. Оператор, который установил Приказчика для магазинов, заменяет его своим текстом и указывает здесь своё имя и контакты.

1. О чём договор
Оператор предоставляет магазину кабинет: личное рабочее место, команду с правами, карточки товаров и журнал действий. Магазин пользуется кабинетом сам и через сотрудников, которых приглашает.

2. Кто отвечает за данные
Магазин сообщает о себе верные сведения и обновляет их. Сведения проверяются автоматически по открытым реестрам; пока проверка не пройдена, торговые разделы закрыты. Товары, цены и тексты размещает магазин, и он за них отвечает.

3. Кто отвечает за людей
Магазин сам решает, кого пригласить и какие права дать. Действия приглашённых считаются действиями магазина, пока их доступ не отозван. Каждое действие остаётся в журнале с именем и временем.

4. Персональные данные
Оператор хранит имя, почту, телефон и историю входов только затем, чтобы кабинет работал и был защищён. Другим лицам они не передаются, кроме случаев, когда этого требует закон.

5. Доступность
Оператор поддерживает кабинет в рабочем состоянии и делает резервные копии, но перерывы возможны. О плановых перерывах он предупреждает заранее.

6. Изменения и прекращение
Новую версию оферты магазин принимает отдельно: согласие с прежней на неё не переходит. Магазин может уйти в любой день, оператор — приостановить доступ, если нарушены эти условия или закон, назвав причину.

7. Согласие
Отметка о согласии при регистрации означает, что условия прочитаны и приняты. Версия, отпечаток текста, время и адрес, с которого дано согласие, сохраняются.`,
  en: `Offer, version ${offerVersion}

This is a template. The operator who has installed Prikazchik for shops replaces it with a text of their own and names themselves and their contacts here.

1. What this is about
The operator gives the shop a cabinet: a place to work, a team with rights, product cards and a journal of actions. The shop uses it itself and through the people whom it invites.

2. Who answers for the data
The shop tells the truth about itself and keeps it up to date. The data is checked against public registers automatically; until the check is passed, the sections for trade stay locked. Products, prices and texts are put up by the shop, and the shop answers for them.

3. Who answers for the people
The shop decides by itself whom to invite and which rights to give. What the invited do counts as done by the shop until their access is withdrawn. Every action stays in the journal with a name and a time.

4. Personal data
The operator keeps names, e-mail addresses, phone numbers and the history of sign-ins only so that the cabinet works and is protected. Nobody else gets them, unless the law demands it.

5. Availability
The operator keeps the cabinet running and makes backups, but interruptions are possible. Planned ones are announced beforehand.

6. Changes and end
A new version of this offer is accepted separately: consent to an earlier one does not carry over. The shop may leave on any day; the operator may suspend access if these terms or the law are broken, and names the reason.

7. Consent
The mark made at registration means that the terms were read and accepted. The version, the fingerprint of the text, the time and the address from which consent was given are kept.`,
};

/** Why the offer can't be accepted in this version. That it was accepted at all, the input's schema has seen to. */
export function refusalOfOffer(accepted: { offerVersion: string }): Problem | null {
  return accepted.offerVersion === offerVersion ? null : new Problem('OFFER_OUTDATED', 'offerVersion');
}
