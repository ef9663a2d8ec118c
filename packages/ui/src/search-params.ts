/** Longest text that an address may carry into a filter. */
const LONGEST = 120;

/** The value when it is one of `choices`, nothing otherwise: an address edited by hand never breaks a page. */
export function oneOf<T extends string>(choices: readonly T[], raw: unknown): T | undefined {
  return choices.find((choice) => choice === raw);
}

/** The text without its outer spaces, nothing when it is empty. The router reads `?q=42` as a number, hence the conversion. */
export function textOf(raw: unknown): string | undefined {
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const text = String(raw).trim().slice(0, LONGEST);
  return text === '' ? undefined : text;
}

/** An opaque position that the API gave out. */
export function cursorOf(raw: unknown): string | undefined {
  return typeof raw === 'string' && raw !== '' && raw.length <= 500 ? raw : undefined;
}

/** A day, `2026-11-25`. */
export function dayOf(raw: unknown): string | undefined {
  return typeof raw === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw) ? raw : undefined;
}
