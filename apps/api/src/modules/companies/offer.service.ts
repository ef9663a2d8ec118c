import { createHash } from 'node:crypto';
import { type OfferLocale, offerTexts, offerVersion } from './offer.rules.ts';

/** The offer as it is shown, accepted and kept. */
export interface Offer {
  version: string;
  text: string;
  /** SHA-256 of the text in UTF-8, hex: tells later which words were accepted. */
  sha256: string;
}

export function currentOffer(locale: OfferLocale): Offer {
  const text = offerTexts[locale];
  return { version: offerVersion, text, sha256: createHash('sha256').update(text).digest('hex') };
}
