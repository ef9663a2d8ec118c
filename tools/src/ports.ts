import { createServer } from 'node:net';

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // An address that this machine does not have (IPv6 switched off) is taken by nobody.
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EADDRNOTAVAIL'));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Whether nobody listens on a TCP port of this machine's own addresses at this moment. Both are asked: a browser that
 * opens `localhost` tries `::1` first and would find a stranger there.
 */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

/** A port that nobody listened on a moment ago. It is not reserved: be ready to ask for another one. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = probe.address();
      if (address === null || typeof address === 'string') return reject(new Error('No TCP port was given'));
      probe.close(() => resolve(address.port));
    });
  });
}
