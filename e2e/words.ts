import type { Locale } from '@prikazchik/permissions/right';
import { createTranslator } from 'use-intl/core';
import { WORDS as journal } from '../apps/seller/src/features/journal/words.ts';
import { WORDS as notices } from '../apps/seller/src/features/notices/words.ts';
import { WORDS as stocks } from '../apps/seller/src/features/stocks/words.ts';
import { messages as cabinetEn } from '../apps/seller/src/messages/en.ts';
import { messages as cabinetRu } from '../apps/seller/src/messages/ru.ts';
import { messages as securityEn } from '../apps/seller/src/messages/security/en.ts';
import { messages as securityRu } from '../apps/seller/src/messages/security/ru.ts';
import { messages as teamEn } from '../apps/seller/src/messages/team/en.ts';
import { messages as teamRu } from '../apps/seller/src/messages/team/ru.ts';
import { WORDS as portalInvitation } from '../apps/staff/src/features/invitation/words.ts';
import { WORDS as portalProfile } from '../apps/staff/src/features/profile/words.ts';
import { WORDS as portalReturn } from '../apps/staff/src/features/return/words.ts';
import { WORDS as portalSecurity } from '../apps/staff/src/features/security/words.ts';
import { messages as portalEn } from '../apps/staff/src/messages/en.ts';
import { messages as portalEntriesEn } from '../apps/staff/src/messages/entries/en.ts';
import { messages as portalEntriesRu } from '../apps/staff/src/messages/entries/ru.ts';
import { messages as portalLeavingEn } from '../apps/staff/src/messages/leaving/en.ts';
import { messages as portalLeavingRu } from '../apps/staff/src/messages/leaving/ru.ts';
import { messages as portalRu } from '../apps/staff/src/messages/ru.ts';

/** With the words that come with their pages. */
const CABINET_EN = { ...cabinetEn, ...teamEn, ...securityEn, ...journal.en, ...stocks.en, ...notices.en };
const CABINET: Readonly<Record<Locale, typeof CABINET_EN>> = {
  ru: { ...cabinetRu, ...teamRu, ...securityRu, ...journal.ru, ...stocks.ru, ...notices.ru },
  en: CABINET_EN,
};
const PORTAL_EN = {
  ...portalEn,
  ...teamEn,
  ...portalSecurity.en,
  ...portalInvitation.en,
  ...portalProfile.en,
  ...portalReturn.en,
  ...portalEntriesEn,
  ...portalLeavingEn,
  ...notices.en,
};
const PORTAL: Readonly<Record<Locale, typeof PORTAL_EN>> = {
  ru: {
    ...portalRu,
    ...teamRu,
    ...portalSecurity.ru,
    ...portalInvitation.ru,
    ...portalProfile.ru,
    ...portalReturn.ru,
    ...portalEntriesRu,
    ...portalLeavingRu,
    ...notices.ru,
  },
  en: PORTAL_EN,
};

/** A word that the catalogue lacks, or that is filled in wrongly, ends the journey there and then. */
function onError(error: Error): never {
  throw error;
}

/** The seller cabinet's own words, so that one page object finds its way in both languages. */
export function cabinetWords(locale: Locale) {
  return createTranslator({ locale, messages: CABINET[locale], onError });
}

/** The staff portal's own words. */
export function portalWords(locale: Locale) {
  return createTranslator({ locale, messages: PORTAL[locale], onError });
}

export type CabinetWords = ReturnType<typeof cabinetWords>;
export type PortalWords = ReturnType<typeof portalWords>;
