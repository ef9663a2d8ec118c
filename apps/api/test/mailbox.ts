import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** One letter as the server was given it. */
export interface Received {
  sender: string;
  recipients: string[];
  mail: ParsedMail;
}

export interface Mailbox {
  smtpUrl: string;
  /** Every letter so far, whoever it is to. */
  received(): readonly Received[];
  /** Every letter to the address so far, by the envelope, oldest first. */
  to(address: string): ParsedMail[];
  /** The letter number `count` to the address; waits for it. */
  letter(address: string, count?: number): Promise<ParsedMail>;
  /** The tokens that the letters' links carry in their fragments, oldest first. */
  tokensTo(address: string): string[];
  /** The token number `count` to the address; waits for it. */
  token(address: string, count?: number): Promise<string>;
  stop(): Promise<void>;
}

const patience = 10_000;

/** A real SMTP server that keeps what it is sent. */
export async function startMailbox(): Promise<Mailbox> {
  const letters: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({ sender: mailFrom ? mailFrom.address : '', recipients: rcptTo.map(({ address }) => address.toLowerCase()), mail });
        callback();
      }, callback);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const to = (address: string) => letters.filter(({ recipients }) => recipients.includes(address.toLowerCase())).map(({ mail }) => mail);

  const tokensTo = (address: string) => to(address).flatMap(({ text = '' }) => /#([\w-]{70})/.exec(text)?.[1] ?? []);

  async function letter(address: string, count = 1): Promise<ParsedMail> {
    for (const deadline = Date.now() + patience; Date.now() < deadline; await delay(25)) {
      const mail = to(address)[count - 1];
      if (mail) return mail;
    }
    throw new Error(`Letter ${count} to ${address} did not come.`);
  }
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    received: () => letters,
    to,
    letter,
    async token(address, count = 1) {
      for (const deadline = Date.now() + patience; Date.now() < deadline; await delay(25)) {
        const token = tokensTo(address)[count - 1];
        if (token) return token;
      }
      throw new Error(`Link ${count} to ${address} did not come.`);
    },
    tokensTo,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
