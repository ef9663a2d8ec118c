import { dictionary } from '@zxcvbn-ts/language-common';

/** About 49,000 passwords that people really chose, as attackers try them. */
const common = new Set(dictionary['passwords-common'].map(String));

/** Rows of the keyboards and the alphabets along which fingers walk. */
const rows = [
  '1234567890',
  'qwertyuiopasdfghjklzxcvbnm',
  'йцукенгшщзхъфывапролджэячсмитьбю',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  '1q2w3e4r5t6y7u8i9o0p',
  '1й2ц3у4к5е6н7г8ш9щ0з',
  'qazwsxedcrfvtgbyhnujmikolp',
];
const walks = rows.flatMap((row) => [row, [...row].reverse().join('')]).map((row) => row.repeat(20));

/** Longer passwords are judged by their beginning: nothing that follows a hundred characters makes one weak. */
const read = 100;

/**
 * Whether a guesser would try it early: a known one, a few characters or a known one over and over, or a walk over the
 * keyboard, Latin or Russian.
 */
export function isCommon(password: string): boolean {
  const folded = password.toLowerCase().slice(0, read);
  if (common.has(folded)) return true;
  if (new Set(folded).size <= 4) return true;
  if (walks.some((walk) => walk.includes(folded))) return true;
  return isRepeated(folded);
}

function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 2; size += 1) {
    const unit = text.slice(0, size);
    const whole = unit.repeat(Math.ceil(text.length / size)).slice(0, text.length);
    if (whole === text && (size <= 6 || common.has(unit) || walks.some((walk) => walk.includes(unit)))) return true;
  }
  return false;
}
