import { Agent, request as open } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request } from './load.ts';

/** What came back, and how long it took. */
export interface Answer {
  status: number;
  body: string;
  /** Milliseconds from the moment at which it was due, so that waiting to be sent counts as well. */
  ms: number;
}

/** Connections of one kind of callers, kept open; what waits for a free one holds up nobody else's. */
export const openLines = (): Agent => new Agent({ keepAlive: true, maxSockets: 200 });

/** One POST to /graphql. Status 0: no answer came. */
export async function post(agent: Agent, url: string, { headers, body }: Request, due = performance.now()): Promise<Answer> {
  try {
    const answered = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = open(`${url}/graphql`, { method: 'POST', headers, agent }, (response) => {
        text(response).then((all) => resolve({ status: response.statusCode ?? 0, body: all }), reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
    return { ...answered, ms: performance.now() - due };
  } catch {
    return { status: 0, body: '', ms: performance.now() - due };
  }
}

/**
 * So many a second, for so long, whether the earlier ones were answered or not.
 *
 * @param send gets the number of the request and the moment at which it is due
 */
export async function steadily(
  perSecond: number,
  seconds: number,
  send: (number: number, due: number) => Promise<Answer>,
): Promise<Answer[]> {
  const begun = performance.now();
  const answers: Promise<Answer>[] = [];
  for (let number = 0; number < perSecond * seconds; number++) {
    const due = begun + (number * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    answers.push(send(number, due));
  }
  return Promise.all(answers);
}
