import type { Client, Fields } from './client.ts';
import { askEntry, inviteByLink, registerByLink } from './entries.documents.ts';
import { password } from './seeds.ts';

let count = 0;

export interface Linked {
  id: string;
  token: string;
}

const tokenIn = (url: string) => url.split('#')[1] ?? '';

/** A link made by `client`, as its page would. */
export async function linkBy(client: Client, roles = ['WAREHOUSE_OPERATOR'], hours = 24): Promise<Linked> {
  const input = { label: 'Кладовщик Семён', roles, locale: 'RU', hours };
  const { inviteByLink: made } = await client.get(inviteByLink, { input });
  if (made.__typename !== 'Invitation') throw new Error(`No link: ${made.code}`);
  return { id: made.id, token: tokenIn(made.url) };
}

/** What a newcomer types into the page of a link. */
export const newcomer = (token: string, more: Fields = {}) => ({
  input: { token, fullName: 'Семён Новый', phone: null, signInName: `semen${++count}`, password, locale: 'RU', ...more },
});

/** Registers by the link and stays signed in. */
export async function entered(guest: Client, token: string): Promise<Client> {
  const { registerByLink: answer } = await guest.get(registerByLink, newcomer(token));
  if (answer.__typename !== 'Session') throw new Error(`Not registered: ${answer.code}`);
  guest.accessToken = answer.accessToken;
  return guest;
}

/** What asking by the link ends with: `Done`, or why not. */
export async function outcomeOfAsking(client: Client, token: string): Promise<string> {
  const { askEntryByLink: answer } = await client.get(askEntry, { token });
  return answer.code ?? answer.__typename;
}
