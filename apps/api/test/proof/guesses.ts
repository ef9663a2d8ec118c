import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import WebSocket from 'ws';
import type { Client } from '../client.ts';
import { type RawAnswer, send } from '../post.ts';
import type { Fleet } from './fleet.ts';

const signIn = 'signIn(input: $input) { __typename ... on Problem { code } }';
const document = `mutation ($input: SignInInput!) { ${signIn} }`;
const aliased = `mutation ($input: SignInInput!) { ${Array.from({ length: 10 }, (_, n) => `a${n}: ${signIn}`).join(' ')} }`;

let asked = 0;
/** An address of its own for each request, as the proxy before us would write it. */
const elsewhere = () => ({ 'x-forwarded-for': `198.18.${(++asked >> 8) & 255}.${asked & 255}` });

interface Guess {
  client: Client;
  email: string;
  password: string;
}

/** A guess as our own page would send it. */
export const guess = ({ client, email, password }: Guess): Promise<RawAnswer> =>
  send(client, { body: { query: document, variables: { input: { name: email, password } } }, headers: elsewhere() });

/** Ways to put many guesses where one is counted. */
export const smuggled: Record<string, (guess: Guess) => Promise<unknown>> = {
  'ten aliases': ({ client, email, password }) =>
    send(client, { body: { query: aliased, variables: { input: { name: email, password } } }, headers: elsewhere() }),
  'ten documents': ({ client, email, password }) =>
    send(client, { body: Array(10).fill({ query: document, variables: { input: { name: email, password } } }), headers: elsewhere() }),
  'two operations': ({ client, email, password }) => {
    const query = `mutation a($input: SignInInput!) { ${signIn} } mutation b($input: SignInInput!) { ${signIn} }`;
    return send(client, { body: { query, variables: { input: { name: email, password } } }, headers: elsewhere() });
  },
  'a socket': async ({ client, email, password }) => {
    const socket = new WebSocket(`${client.base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin: client.origin });
    const closed = once(socket, 'close');
    socket.on('open', () => {
      socket.send(JSON.stringify({ type: 'connection_init' }));
      socket.send(
        JSON.stringify({ id: '1', type: 'subscribe', payload: { query: document, variables: { input: { name: email, password } } } }),
      );
    });
    await closed;
  },
};

/** One address in other spellings: to the account they are all the same. */
export const spellings = (email: string): string[] => {
  const [local = '', domain = ''] = email.split('@');
  return [email, email.toUpperCase(), `${local}@${domain.toUpperCase()}`, ` ${email} `, `${local}@${domain.replace('.', '．')}`];
};

/** How many passwords were really looked at: each leaves a row, and nothing that is turned away before does. */
export async function executed({ sql }: Fleet, userId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from account_log where user_id = ${userId} and action = 'session.signIn' and reason = 'CREDENTIALS_WRONG'`;
  return row?.count ?? 0;
}

/** Lets time pass for one counter. */
export async function later({ sql }: Fleet, key: string, seconds: number): Promise<void> {
  await sql`update rate_limits set expire = expire - make_interval(secs => ${seconds}) where key = ${key}`;
}

/** What so many failures in a row have left, the last of them now. */
export async function failed({ sql }: Fleet, key: string, failures: number): Promise<void> {
  await sql`insert into rate_limits (key, points, expire) values (${key}, ${failures}, now() + interval '12 hours')
    on conflict (key) do update set points = excluded.points, expire = excluded.expire`;
}

export const wrong = () => `not this one ${randomUUID()}`;
