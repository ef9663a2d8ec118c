import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { openUpstreams, type Upstreams } from './upstreams.ts';

interface Api {
  address: string;
  server: Server;
  ready: boolean;
  /** The bodies that it got. */
  got: string[];
  /** Breaks the connection when it has read the request. */
  breaks: boolean;
}

const apis: Api[] = [];
let upstreams: Upstreams;

async function startApi(port = 0): Promise<Api> {
  const server = createServer(async (incoming, response) => {
    if (incoming.url === '/health/ready') return response.writeHead(api.ready ? 200 : 503).end();
    api.got.push(await text(incoming));
    if (api.breaks) return incoming.socket.destroy();
    return response.end(api.address);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: place } = server.address() as AddressInfo;
  const api: Api = { address: `http://127.0.0.1:${place}`, server, ready: true, got: [], breaks: false };
  apis.push(api);
  return api;
}

async function stop({ server }: Api): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Who answered. */
async function send(body: string): Promise<string> {
  const { statusCode, body: answer } = await upstreams.dispatcher.request({ origin: 'http://api', path: '/graphql', method: 'POST', body });
  expect(statusCode).toBe(200);
  return answer.text();
}

const sendMany = async (count: number) => new Set(await Promise.all(Array.from({ length: count }, (_, at) => send(`${at}`))));

afterEach(async () => {
  await upstreams.close();
  await Promise.all(apis.splice(0).map(stop));
});

it('sends to all that are ready, and to none that is not any more', async () => {
  const [one, two] = [await startApi(), await startApi()];
  upstreams = openUpstreams([one.address, two.address]);
  expect(await sendMany(40)).toEqual(new Set([one.address, two.address]));
  one.ready = false;
  await delay(1_000);
  expect(await sendMany(40)).toEqual(new Set([two.address]));
  expect(upstreams.pick()).toBe(two.address);
  one.ready = true;
  await vi.waitFor(async () => expect((await sendMany(40)).size).toBe(2), 2_000);
});

it('takes what no connection came about for to another one, body and all', async () => {
  const [one, two] = [await startApi(), await startApi()];
  upstreams = openUpstreams([one.address, two.address]);
  await stop(one);
  expect(await sendMany(20)).toEqual(new Set([two.address]));
  expect(two.got.sort()).toEqual(Array.from({ length: 20 }, (_, at) => `${at}`).sort());
});

it('repeats nothing that may have been read', async () => {
  const [one, two] = [await startApi(), await startApi()];
  upstreams = openUpstreams([one.address, two.address]);
  one.breaks = true;
  two.breaks = true;
  await expect(send('once')).rejects.toThrow('other side closed');
  await delay(100);
  expect([...one.got, ...two.got]).toEqual(['once']);
});

it('asks those that are there while none is ready', async () => {
  const [one, two] = [await startApi(), await startApi()];
  one.ready = false;
  upstreams = openUpstreams([one.address, two.address]);
  await stop(two);
  await delay(1_000);
  expect(await sendMany(20)).toEqual(new Set([one.address]));
});
