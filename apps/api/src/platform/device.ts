import Bowser from 'bowser';

/** Browser and system in plain words, such as `Chrome, Windows`; null for what names neither. */
export function deviceOf(userAgent: string): string | null {
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name, os.name].filter(Boolean).join(', ') || null;
}
