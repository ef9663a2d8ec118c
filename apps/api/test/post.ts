import type { Client, GraphqlError } from './client.ts';

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  headers: Headers;
  text: string;
  /** Of a GraphQL answer; empty for any other. */
  errors: GraphqlError[];
}

export interface RawRequest {
  /** Sent as it is when it is a text or bytes, as JSON otherwise. */
  body?: unknown;
  method?: string;
  path?: string;
  /** Undefined takes a header away that the client would send. */
  headers?: Record<string, string | undefined>;
}

/** Sends for the client what no client of ours would. */
export async function send(client: Client, { body, method = 'POST', path = '/graphql', headers = {} }: RawRequest): Promise<RawAnswer> {
  const usual = {
    'content-type': body === undefined ? undefined : 'application/json',
    origin: client.origin,
    'x-company': client.company ?? undefined,
    authorization: client.accessToken ? `Bearer ${client.accessToken}` : undefined,
    cookie: client.cookies || undefined,
  };
  const sent = Object.entries({ ...usual, ...headers }).filter((header): header is [string, string] => header[1] !== undefined);
  const raw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData || body === undefined;
  const response = await fetch(`${client.base}${path}`, {
    method,
    headers: sent,
    ...(body !== undefined && { body: raw ? (body as string | Uint8Array<ArrayBuffer> | FormData) : JSON.stringify(body) }),
    redirect: 'manual',
  });
  const text = await response.text();
  const answer = text.startsWith('{') ? (JSON.parse(text) as { errors?: GraphqlError[] }) : {};
  return { status: response.status, headers: response.headers, text, errors: answer.errors ?? [] };
}
