import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Refusal } from './refusal.ts';

/** Longer than any number with its brackets and spaces. */
const MAX_TYPED = 40;

/**
 * Takes a phone as people write it and answers with E.164. Without a country code it is read as Russian, so `8 916…` and
 * `916…` are `+7916…`. Extensions are refused: one can neither be called nor texted by its E.164 form.
 */
export function readPhone(typed: string): string | Refusal {
  const text = typed.trim();
  if (text === '') return { code: 'REQUIRED' };
  if (text.length > MAX_TYPED) return { code: 'INVALID_PHONE' };
  const phone = parsePhoneNumberFromString(text, { defaultCountry: 'RU', extract: false });
  return phone?.isValid() && phone.ext === undefined ? phone.number : { code: 'INVALID_PHONE' };
}
