import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** How the mail server behaves: as it should, two seconds late, never answering what it was sent, refusing now or for good. */
export type Manner = 'well' | 'slow' | 'hanging' | 'refusing for now' | 'refusing';

export interface Letter {
  to: string;
  messageId: string;
}

export interface FaultyMail {
  url: string;
  manner: Manner;
  /** Everything that it has taken, doubles too. */
  letters: Letter[];
  /** Nobody listens at its port from now on. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
}

const refusals: Partial<Record<Manner, number>> = { 'refusing for now': 451, refusing: 550 };

/** A mail server in any condition. */
export async function startFaultyMail(): Promise<FaultyMail> {
  const sockets = new Set<Socket>();
  const open = () => {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      async onData(stream, session, callback) {
        const written = await text(stream).catch(() => null);
        // A client that was killed in the midst of a letter: there is nobody to answer.
        if (written === null) return;
        const code = refusals[mail.manner];
        if (mail.manner === 'hanging') return;
        if (mail.manner === 'slow') await delay(2_000);
        if (code) return callback(Object.assign(new Error('No.'), { responseCode: code }));
        const messageId = /^Message-ID: <(.+)>\r?$/im.exec(written)?.[1] ?? '';
        mail.letters.push(...session.envelope.rcptTo.map(({ address }) => ({ to: address, messageId })));
        callback();
      },
    });
    server.server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server.on('error', () => {
      // What becomes of a killed client's connection concerns no letter.
    });
    return server;
  };
  let server = open();
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const mail: FaultyMail = {
    url: `smtp://127.0.0.1:${port}`,
    manner: 'well',
    letters: [],
    async goDown() {
      const closed = new Promise<void>((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    async comeUp() {
      server = open();
      server.listen(port, '127.0.0.1');
      await once(server.server, 'listening');
    },
  };
  return mail;
}
