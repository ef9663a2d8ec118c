import { v7, validate } from 'uuid';
import { notFound } from './refusal.ts';

/** UUIDv7 (RFC 9562): grows with time, so that keys of new rows stay together in their index. */
export const newId = (): string => v7();

/** @throws Refusal NOT_FOUND when the text is no id: the answer is the one for an id that nobody has */
export function parseId(text: string): string {
  if (!validate(text)) throw notFound();
  return text.toLowerCase();
}
