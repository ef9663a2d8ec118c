import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './ports.ts';
import { freePorts, readPorts, requireFree } from './stack.ports.ts';

it('takes the usual ports, or those of the variables', () => {
  expect(readPorts({})).toEqual({ api: 4000, seller: 4100, staff: 4200, mailbox: 4300 });
  expect(readPorts({ SELLER_PORT: '8080', API_PORT: '' })).toMatchObject({ api: 4000, seller: 8080 });
});

it.each(['0', '65536', '-1', '80.5', 'http', '4100 '])('refuses %j as a port', (value) => {
  expect(() => readPorts({ STAFF_PORT: value })).toThrow(/STAFF_PORT=.* is no port/);
});

it('refuses one port for two things', () => {
  expect(() => readPorts({ STAFF_PORT: '4100' })).toThrow('4100 is used twice');
});

it.each(['127.0.0.1', '::1'])('names a port that is taken on %s, and the variable that changes it', async (host) => {
  const other = createServer().listen(await freePort(), host);
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const refusal = requireFree({ ...(await freePorts()), mailbox: port });
  await expect(refusal).rejects.toThrow(
    `Port ${port}, meant for the mailbox, is used by another program.\n` +
      `Stop that program, or choose another port: MAILBOX_PORT=${port + 1} npm start`,
  );
  other.close();
});
