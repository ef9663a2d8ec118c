import type { Title } from './right.ts';

/**
 * What is so dear, or so hard to take back, that a living session is not enough: whoever does it shows the second factor, or the
 * password where they have none, for this very operation with these very arguments. By the name of the mutation.
 */
export const PROTECTED = {
  acceptOwnership: { ru: 'Стать владельцем магазина', en: 'Become the owner of the shop' },
  createReturnLink: { ru: 'Дать сотруднику ссылку для нового пароля', en: 'Give an employee a link for a new password' },
  endOtherSessions: { ru: 'Завершить остальные сеансы', en: 'End the other sessions' },
  offerOwnership: { ru: 'Предложить магазин другому владельцу', en: 'Offer the shop to another owner' },
  requestEmailChange: { ru: 'Сменить почту для входа', en: 'Change the sign-in e-mail' },
  lockShop: { ru: 'Закрыть магазин для всех', en: 'Lock the shop for everybody' },
  resetMemberFactor: { ru: 'Сбросить вход в два шага у сотрудника', en: 'Reset the second factor of an employee' },
  setSecurityPolicy: { ru: 'Изменить правила входа в магазин', en: 'Change the sign-in policy of the shop' },
  unlockShop: { ru: 'Открыть магазин для всех', en: 'Unlock the shop for everybody' },
  startPasskey: { ru: 'Добавить ключ доступа', en: 'Add a passkey' },
  undoOwnership: { ru: 'Вернуть магазин себе', en: 'Take the shop back' },
  updateRequisites: { ru: 'Изменить реквизиты магазина', en: 'Change the legal details of the shop' },
} as const satisfies Record<string, Title>;

/** A mutation that is done only when it was confirmed. */
export type ProtectedOperation = keyof typeof PROTECTED;

/** Mutations under a right that is marked `freshSecondFactor` which are not confirmed, and why not. */
export const UNCONFIRMED: Readonly<Record<string, string>> = {
  cancelOwnershipOffer: 'It gives nothing away: it takes an offer back.',
  submitForReview: 'It changes nothing: it sends to the check what was confirmed when it was written.',
};

/** Tells a protected operation from any other mutation. */
export function isProtected(name: string): name is ProtectedOperation {
  return Object.hasOwn(PROTECTED, name);
}
