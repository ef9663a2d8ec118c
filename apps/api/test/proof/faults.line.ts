import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to the database that can fall silent: it still takes connections, and nothing that goes in ever comes out. */
export interface Line {
  /** The same database by way of this line. */
  url: string;
  silence(): void;
  /** Connections from now on work; those that fell silent stay so, like those of a host that is gone. */
  speak(): void;
  close(): Promise<void>;
}

export async function openLine(databaseUrl: string): Promise<Line> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let silent = false;
  const drop = (socket: Socket) => {
    socket.unpipe();
    socket.removeAllListeners('data');
    socket.resume();
  };
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    sockets.add(near);
    near.on('close', () => sockets.delete(near));
    if (silent) {
      near.resume();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    sockets.add(far);
    far.on('error', () => near.destroy());
    far.on('close', () => {
      sockets.delete(far);
      near.destroy();
    });
    near.on('close', () => far.destroy());
    near.pipe(far);
    far.pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: Object.assign(new URL(databaseUrl), { port }).href,
    silence() {
      silent = true;
      for (const socket of sockets) drop(socket);
    },
    speak() {
      silent = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
