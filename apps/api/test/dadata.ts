import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** DaData as far as we ask it: answers what it is told to, or is out. */
export interface FakeDadata {
  url: string;
  /** What it says to a question about a party and about a bank. */
  answers: Record<'party' | 'bank', unknown[]>;
  isOut: boolean;
  /** Questions that wait for `release`; null while answers go out at once. */
  held: (() => void)[] | null;
  questions: number;
  stop(): Promise<void>;
}

export const knownBank = {
  value: 'АО «Банк из реестра»',
  data: { bic: '040220777', correspondent_account: '30101810500000000777', payment_city: 'г Вымыслов', state: { status: 'ACTIVE' } },
};

export async function startDadata(): Promise<FakeDadata> {
  const reply = (response: ServerResponse, status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const server = createServer((request, response) => {
    request.resume();
    fake.questions += 1;
    const about = request.url?.endsWith('/bank') ? 'bank' : 'party';
    const answer = () => {
      if (fake.isOut)
        reply(response, 403, { family: 'CLIENT_ERROR', reason: 'Forbidden', message: 'Feature SUGGESTIONS disabled for token' });
      else reply(response, 200, { suggestions: fake.answers[about] });
    };
    if (fake.held) fake.held.push(answer);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeDadata = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: { party: [], bank: [] },
    isOut: false,
    held: null,
    questions: 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}
