import type { Client, Fields } from './client.ts';
import { confirmed } from './confirmations.ts';
import { createReturnLink, returnByLink } from './documents.ts';

/** What is set by a return link where nothing else is said. */
export const newPassword = 'a new lantern over the gate';

/** A return link as it is asked for, each time with a confirmation of its own. */
export const askReturn = async (by: Client, memberId: string): Promise<Fields> =>
  (await confirmed(by, createReturnLink, { memberId })).createReturnLink;

/** The token of a return link that is made. */
export async function makeReturn(by: Client, memberId: string): Promise<string> {
  const { url, code } = await askReturn(by, memberId);
  const [, token] = /\/return#([\w-]{70})$/.exec(url ?? '') ?? [];
  if (!token) throw new Error(`No link: ${url ?? code}`);
  return token;
}

/** Uses it, in a browser that nobody is signed in with. */
export const returnBy = async (browser: Client, token: string, password = newPassword): Promise<Fields> =>
  (await browser.get(returnByLink, { input: { token, password } })).returnByLink;
