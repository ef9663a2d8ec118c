import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createPortal, type PortalOptions } from './portal.ts';
import { openUpstreams, type Upstreams } from './upstreams.ts';

const folder = mkdtempSync(join(tmpdir(), 'prikazchik-web-'));
const script = `console.log(${JSON.stringify('да'.repeat(2000))});`;
let api: Server;
let upstreams: Upstreams;
let portal: FastifyInstance;
let address: string;

interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An API that answers with what it got. */
async function startApi(): Promise<Server> {
  const server = createServer(async (incoming, response) => {
    const { method = '', url = '', headers } = incoming;
    const received: Received = { method, url, headers, body: await text(incoming) };
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(received));
  });
  new WebSocketServer({ server, path: '/graphql' }).on('connection', (socket, { headers }) => {
    socket.on('message', (data) => {
      if (String(data) === 'leave') socket.close(4401, 'Unauthenticated');
      else socket.send(JSON.stringify({ headers, protocol: socket.protocol, echo: String(data) }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function open(options: Partial<PortalOptions> = {}): Promise<FastifyInstance> {
  return createPortal({
    folder,
    url: 'http://localhost:4100',
    otherUrl: 'http://localhost:4200/',
    upstreams,
    trustedProxies: [],
    ...options,
  });
}

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<style nonce="__CSP_NONCE__"></style><link nonce="__CSP_NONCE__" href="__OTHER_PORTAL__">');
  writeFileSync(join(folder, 'assets/index-a1b2c3d4.js'), script);
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(`${folder}.secret`, 'not for you');
  api = await startApi();
  upstreams = openUpstreams([`http://127.0.0.1:${portOf(api)}`]);
  portal = await open();
  address = await portal.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await portal.close();
  await upstreams.close();
  api.closeAllConnections();
  api.close();
  rmSync(folder, { recursive: true });
  rmSync(`${folder}.secret`);
});

describe('headers', () => {
  const own = ['date', 'connection', 'etag', 'last-modified', 'content-length', 'keep-alive'];

  it.each(['/', '/products/42', '/assets/index-a1b2c3d4.js', '/favicon.svg', '/assets/gone.js', '/health', '/graphql'])(
    'of %s',
    async (url) => {
      const { statusCode, headers } = await portal.inject({ url });
      const stable = Object.entries(headers).filter(([name]) => !own.includes(name));
      const policy = String(headers['content-security-policy']).replace(/'nonce-[^']+'/, "'nonce-…'");
      expect({ statusCode, ...Object.fromEntries(stable), 'content-security-policy': policy }).toMatchSnapshot();
    },
  );

  it('ask for https alone where the portal is reached by it', async () => {
    const secure = await open({ url: 'https://seller.example.com' });
    for (const url of ['/', '/favicon.svg', '/graphql', '/gone.txt']) {
      const { headers } = await secure.inject({ url });
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    }
    const { headers } = await secure.inject({ url: '/' });
    expect(headers['content-security-policy']).toContain("connect-src 'self' wss://seller.example.com;");
  });
});

describe('page', () => {
  it('carries the nonce of its own policy, another one each time, and where the other portal is', async () => {
    const nonces = await Promise.all(
      ['/', '/', '/team?role=MANAGER'].map(async (url) => {
        const { headers, body } = await portal.inject({ url });
        const [, nonce] = /'nonce-([^']+)'/.exec(String(headers['content-security-policy'])) ?? [];
        expect(body).toBe(`<style nonce="${nonce}"></style><link nonce="${nonce}" href="http://localhost:4200">`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  it('answers no other method', async () => {
    const { statusCode } = await portal.inject({ method: 'POST', url: '/products' });
    expect(statusCode).toBe(404);
  });
});

describe('files', () => {
  it.each(['br', 'gzip'])('come as %s', async (encoding) => {
    const response = await fetch(`${address}/assets/index-a1b2c3d4.js`, { headers: { 'accept-encoding': encoding } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('accept-encoding');
    expect(await response.text()).toBe(script);
  });

  it('are revalidated by their tag', async () => {
    const first = await portal.inject({ url: '/favicon.svg' });
    const second = await portal.inject({ url: '/favicon.svg', headers: { 'if-none-match': String(first.headers.etag) } });
    expect(second.statusCode).toBe(304);
  });

  it('never come from outside the folder, and the page never without its nonce', async () => {
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const secret = `${name}.secret`;
    const paths = [
      `/../${secret}`,
      `/assets/../../${secret}`,
      `/%2e%2e/${secret}`,
      `/..%2f${secret}`,
      `/%2e%2e%2f${secret}`,
      `/..%5c${secret}`,
      `/assets/..%252f..%252f${secret}`,
      `//${secret}`,
      `/assets/%00/../../${secret}`,
      '/index.html',
      '/./index.html',
      '/assets/..%2findex.html',
    ];
    for (const path of paths) {
      // Not fetch, which would tidy the path before sending it.
      const sent = request(address, { path }).end();
      const [response] = await once(sent, 'response');
      expect([path, response.statusCode]).toEqual([path, expect.toBeOneOf([400, 404])]);
      expect(await text(response)).not.toMatch(/not for you|CSP_NONCE/);
    }
  });
});

describe('API', () => {
  const received = async (response: Response): Promise<Received> => JSON.parse(await response.text());

  it('gets the request as it was sent, path, query and body', async () => {
    const body = JSON.stringify({ query: '{ viewer { name } }' });
    const got = await received(
      await fetch(`${address}/graphql?op=Viewer`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', authorization: 'Bearer abc', 'x-company': '42', cookie: 'a=b' },
      }),
    );
    expect(got).toMatchObject({ method: 'POST', url: '/graphql?op=Viewer', body });
    expect(got.headers).toMatchObject({ authorization: 'Bearer abc', 'x-company': '42', cookie: 'a=b' });
  });

  it('gets an upload byte by byte, and a signed link with its query', async () => {
    const body = 'x'.repeat(3_000_000);
    const upload = await fetch(`${address}/uploads/7?signature=a-_b`, { method: 'PUT', body });
    const { body: arrived, ...rest } = await received(upload);
    expect(arrived === body).toBe(true);
    expect(rest).toMatchObject({ method: 'PUT', url: '/uploads/7?signature=a-_b' });
    const file = await fetch(`${address}/files/a/b.jpg?signature=a-_b`);
    expect(await received(file)).toMatchObject({ method: 'GET', url: '/files/a/b.jpg?signature=a-_b' });
  });

  it('learns the true address of who asks, not the claimed one', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.7', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'elsewhere' };
    const got = await received(await fetch(`${address}/graphql`, { headers }));
    expect(got.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(got.headers['x-forwarded-proto']).toBe('http');
    expect(got.headers['x-forwarded-host']).toBe(new URL(address).host);
  });

  it('learns it from a proxy that is trusted', async () => {
    const behind = await open({ trustedProxies: ['127.0.0.1'] });
    const url = await behind.listen({ host: '127.0.0.1', port: 0 });
    const headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7', 'x-forwarded-proto': 'https' };
    const got = await received(await fetch(`${url}/graphql`, { headers }));
    expect(got.headers['x-forwarded-for']).toBe('198.51.100.7');
    expect(got.headers['x-forwarded-proto']).toBe('https');
    await behind.close();
  });

  it('is not reached past its own paths', async () => {
    for (const path of ['/files/../metrics', '/files/..%2fmetrics', '/metrics.txt', '/health/ready.json']) {
      const sent = request(address, { path }).end();
      const [response] = await once(sent, 'response');
      expect([path, response.statusCode]).toEqual([path, expect.toBeOneOf([400, 404])]);
    }
  });

  it('being away is a 503 that says when to come again', async () => {
    const nowhere = openUpstreams(['http://127.0.0.1:1']);
    const alone = await open({ upstreams: nowhere });
    const url = await alone.listen({ host: '127.0.0.1', port: 0 });
    for (const method of ['GET', 'POST']) {
      const response = await fetch(`${url}/graphql`, { method });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      expect(await response.text()).toBe('{"code":"UNAVAILABLE"}');
    }
    await alone.close();
    await nowhere.close();
  });
});

describe('socket', () => {
  it('is passed on with its protocol, its origin and the address of who asks', async () => {
    const url = `${address.replace('http', 'ws')}/graphql`;
    const socket = new WebSocket(url, 'graphql-transport-ws', {
      headers: { 'x-forwarded-for': '198.51.100.7', 'user-agent': 'a browser' },
      origin: 'http://localhost:4100',
    });
    await once(socket, 'open');
    socket.send('привет');
    const [data] = await once(socket, 'message');
    expect(JSON.parse(String(data))).toMatchObject({
      echo: 'привет',
      protocol: 'graphql-transport-ws',
      headers: { origin: 'http://localhost:4100', 'x-forwarded-for': '127.0.0.1', 'user-agent': 'a browser' },
    });
    socket.send('leave');
    const [code, reason] = await once(socket, 'close');
    expect([code, String(reason)]).toEqual([4401, 'Unauthenticated']);
  });

  it('is refused anywhere else', async () => {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/products`);
    const [error] = await once(socket, 'error');
    expect(String(error)).toMatch(/Unexpected server response|socket hang up/);
  });
});
