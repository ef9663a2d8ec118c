import autocannon from 'autocannon';
import type { Operation } from './documents.ts';
import type { Server } from './server.ts';

/** How an operation is asked for: the same headers and body to every server. */
export interface Request {
  headers: Record<string, string>;
  body: string;
}

export function requestOf(operation: Operation, token: string, companyId: string): Request {
  return {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-company': companyId },
    body: JSON.stringify(operation),
  };
}

/** The data that one request is answered with. @throws Error when it is refused, or answered with errors */
export async function ask(url: string, { headers, body }: Request): Promise<unknown> {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  const text = await answer.text();
  const { data, errors } = JSON.parse(text);
  if (!answer.ok || errors) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return data;
}

/** What one server did in one slice of time. */
export interface Slice {
  perSecond: number;
  cpuMsPerRequest: number;
}

const CONNECTIONS = 10;

/** As many requests as the server answers, over ten connections. @throws Error when one of them failed */
export async function slice(server: Server, { headers, body }: Request, seconds: number): Promise<Slice> {
  const before = await server.read();
  const result = await autocannon({
    url: `${server.url}/graphql`,
    method: 'POST',
    headers,
    body,
    connections: CONNECTIONS,
    duration: seconds,
  });
  const after = await server.read();
  const answered = result['2xx'];
  if (result.non2xx + result.errors + result.timeouts > 0)
    throw new Error(`${server.name} failed ${result.non2xx + result.errors} requests.`);
  return { perSecond: answered / result.duration, cpuMsPerRequest: (after.cpuMs - before.cpuMs) / answered };
}
