import { expect } from '@playwright/test';
import { stack } from './stack.ts';

/** A letter as far as it is read here; tools/src/mailbox.ts tells the rest. */
interface Letter {
  readonly subject: string;
  readonly text: string;
}

const LETTER_WITHIN_MS = 30_000;

/** Every letter to an address, newest first. */
async function lettersTo(address: string): Promise<Letter[]> {
  const query = new URLSearchParams({ 'to.address': address, sort: 'desc' });
  const response = await fetch(`${stack.mailboxUrl}/api/email?${query}`);
  return response.json();
}

/** Waits for a letter of this subject. */
export async function letterTo(address: string, subject: string | RegExp): Promise<Letter> {
  let found: Letter | undefined;
  const isIt = (letter: Letter) => (typeof subject === 'string' ? letter.subject === subject : subject.test(letter.subject));
  await expect
    .poll(async () => (found = (await lettersTo(address)).find(isIt)), {
      message: `a letter “${subject}” to ${address}`,
      timeout: LETTER_WITHIN_MS,
    })
    .toBeDefined();
  return found as Letter;
}

function linkIn({ text }: Letter, path: string): string | undefined {
  return text.match(/https?:\/\/\S+/g)?.find((link) => URL.parse(link)?.pathname === path);
}

/** The links to a page, such as `/invitation`, in all letters to an address. */
export async function linksTo(address: string, path: string): Promise<string[]> {
  return (await lettersTo(address)).flatMap((letter) => linkIn(letter, path) ?? []);
}

/**
 * Waits for a letter with a link to a page.
 *
 * @param known links of letters that came before. Which is the newest no date tells: a letter's has whole seconds (RFC 5322)
 */
export async function linkTo(address: string, path: string, known: readonly string[] = []): Promise<string> {
  let link: string | undefined;
  const isThere = async () => {
    link = (await linksTo(address, path)).find((one) => !known.includes(one));
    return link !== undefined;
  };
  await expect.poll(isThere, { message: `a letter to ${address} with a link to ${path}`, timeout: LETTER_WITHIN_MS }).toBe(true);
  return link ?? '';
}

/** What a letter's link carries in its fragment. */
export function tokenOf(link: string): string {
  return new URL(link).hash.slice(1);
}
