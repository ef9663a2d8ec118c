import type { Page } from '@playwright/test';

/** A GraphQL operation that a page of somebody else tries to run, and where. */
export interface Target {
  readonly url: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

type Attack = (page: Page, target: Target) => Promise<unknown>;

interface Form {
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly enctype?: 'application/x-www-form-urlencoded' | 'multipart/form-data' | 'text/plain';
  readonly fields: Record<string, string>;
}

/** Sends a form into a frame, and waits for whatever the frame then shows. */
function submit(page: Page, form: Form): Promise<void> {
  return page.evaluate(({ action, method, enctype = 'application/x-www-form-urlencoded', fields }) => {
    const frame = Object.assign(document.createElement('iframe'), { name: `frame-${crypto.randomUUID()}` });
    const element = Object.assign(document.createElement('form'), { action, method, enctype, target: frame.name });
    element.append(...Object.entries(fields).map(([name, value]) => Object.assign(document.createElement('input'), { name, value })));
    document.body.append(frame, element);
    return new Promise<void>((resolve) => {
      frame.addEventListener('load', () => resolve(), { once: true });
      element.submit();
    });
  }, form);
}

interface Call {
  readonly url: string;
  readonly body: string;
  readonly as: 'text' | 'parameters' | 'form' | 'bytes';
  readonly mode: RequestMode;
  readonly type?: string;
}

/** Sends a request by script; what the browser says of the answer does not matter. */
function call(page: Page, sent: Call): Promise<void> {
  return page.evaluate(async ({ url, body, as, mode, type }) => {
    const form = new FormData();
    form.set('operations', body);
    form.set('map', '{}');
    const bodies = { text: body, parameters: new URLSearchParams(JSON.parse(body)), form, bytes: new TextEncoder().encode(body) };
    const headers: HeadersInit = type ? { 'content-type': type } : {};
    await fetch(url, { method: 'POST', mode, credentials: 'include', headers, body: bodies[as] }).catch(() => undefined);
  }, sent);
}

const flat = ({ query, variables }: Target) => ({ query, variables: JSON.stringify(variables) });
const json = ({ query, variables }: Target) => JSON.stringify({ query, variables });
const addressOf = (target: Target) => `${target.url}?${new URLSearchParams(flat(target))}`;

/** Waits until the browser has sent what the work makes it send, answered or not. */
async function sentBy(page: Page, { url }: Target, work: () => Promise<unknown>): Promise<void> {
  const isIt = (request: { url(): string }) => request.url().startsWith(url);
  const over = Promise.race([page.waitForEvent('requestfinished', isIt), page.waitForEvent('requestfailed', isIt)]);
  await work();
  await over;
}

function beacon(type: string): Attack {
  return (page, target) =>
    sentBy(page, target, () =>
      page.evaluate(([url, body, kind]) => navigator.sendBeacon(url, new Blob([body], { type: kind })), [
        target.url,
        json(target),
        type,
      ] as const),
    );
}

/** Every way in which a page can make a browser ask another origin for something. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  'form, urlencoded': (page, target) => submit(page, { action: target.url, method: 'post', fields: flat(target) }),
  'form, multipart': (page, target) =>
    submit(page, { action: target.url, method: 'post', enctype: 'multipart/form-data', fields: { operations: json(target), map: '{}' } }),
  'form, JSON smuggled as text': (page, target) =>
    submit(page, {
      action: target.url,
      method: 'post',
      enctype: 'text/plain',
      // A form writes `name=value`: the sign between them is swallowed by a string of the document.
      fields: { [`${json(target).slice(0, -1)},"operationName":null,"extensions":{"ignored":"`]: '"}}' },
    }),
  'form, GET': (page, target) => submit(page, { action: target.url, method: 'get', fields: flat(target) }),
  'fetch, text': (page, target) => call(page, { url: target.url, body: json(target), as: 'text', mode: 'no-cors', type: 'text/plain' }),
  'fetch, urlencoded': (page, target) =>
    call(page, { url: target.url, body: JSON.stringify(flat(target)), as: 'parameters', mode: 'no-cors' }),
  'fetch, multipart': (page, target) => call(page, { url: target.url, body: json(target), as: 'form', mode: 'no-cors' }),
  'fetch, no type': (page, target) => call(page, { url: target.url, body: json(target), as: 'bytes', mode: 'no-cors' }),
  'fetch, JSON': (page, target) => call(page, { url: target.url, body: json(target), as: 'text', mode: 'cors', type: 'application/json' }),
  'fetch, message/rfc822': (page, target) =>
    call(page, { url: target.url, body: json(target), as: 'text', mode: 'cors', type: 'message/rfc822' }),
  'beacon, text': beacon('text/plain'),
  'beacon, JSON': beacon('application/json'),
  'image, GET': (page, target) =>
    page.evaluate(
      (src) => new Promise<void>((resolve) => Object.assign(new Image(), { src, onload: resolve, onerror: () => resolve() })),
      addressOf(target),
    ),
  socket: (page, { url, ...payload }) =>
    page.evaluate(
      ([address, operation]) => {
        const socket = new WebSocket(address.replace('http', 'ws'), 'graphql-transport-ws');
        socket.onopen = () => {
          socket.send(JSON.stringify({ type: 'connection_init' }));
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: operation }));
        };
        return new Promise<void>((resolve) => {
          socket.onclose = () => resolve();
        });
      },
      [url, payload] as const,
    ),
};
