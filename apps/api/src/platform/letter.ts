import { createTransport } from 'nodemailer';
import type { Locale } from './viewer.ts';

/** What a letter says; plain sentences, made into HTML and text alike. Names in it are text, never markup or links. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  button?: { label: string; url: string };
  /** Why this letter came, and what to do if it was not expected. */
  footer: string;
}

export interface Mailer {
  /**
   * Hands the letter to the mail server. `id` makes the Message-ID, so that a retry is the same message for the receiver. To one
   * without a box nothing is sent: they read their notices in the portals. @throws when the server did not take it
   */
  send(to: { address: string | null; locale: Locale }, letter: Letter, id: string): Promise<void>;
  close(): void;
}

/** What the product is called to whom. */
const product: Record<Locale, string> = { ru: 'Приказчик', en: 'Prikazchik' };
/** The portals' green; a mail program knows no variables. */
const accent = '#0f6253';

/** Anything that would end the header line or begin another address. */
const strict = /^[^\s,;:<>()[\]\\"]+@[^\s,;:<>()[\]\\"@]+$/u;

export function createMailer(config: { SMTP_URL: string; MAIL_FROM: string; SELLER_URL: string }): Mailer {
  const transport = createTransport({
    url: config.SMTP_URL,
    // A server that says nothing holds up the letters behind: for less than a worker has to stop.
    dnsTimeout: 5_000,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  });
  const domain = new URL(config.SELLER_URL).hostname;
  return {
    async send({ address, locale }, letter, id) {
      if (address === null) return;
      if (!strict.test(address)) throw new Error('Not a single mailbox.');
      await transport.sendMail({
        to: { name: '', address },
        from: config.MAIL_FROM,
        subject: subjectLine(letter),
        messageId: `<${id}@${domain}>`,
        text: asText(letter),
        html: asHtml(letter, locale),
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    close: () => transport.close(),
  };
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 200);

/** The names of shops stand here, too. */
const subjectLine = ({ subject }: Letter) => unlinked(oneLine(subject));

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** Mail programs make a link of anything that looks like one, in plain text too; a word joiner in a name's dots stops that. */
const unlinked = (text: string) => text.replace(/(?<=\S)([.:/])(?=\S)/g, '$1\u2060');

function asText({ paragraphs, button, footer }: Letter): string {
  return [...paragraphs.map(unlinked), ...(button ? [`${button.label}:\n${button.url}`] : []), `— \n${footer}`].join('\n\n');
}

function asHtml(letter: Letter, locale: Locale): string {
  const { paragraphs, button, footer } = letter;
  const lines = paragraphs.map((text) => `<p style="margin:0 0 16px">${escaped(unlinked(text))}</p>`).join('');
  const action = button
    ? `<p style="margin:24px 0"><a href="${escaped(button.url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:${accent};color:#ffffff;text-decoration:none;font-weight:600">${escaped(button.label)}</a></p>`
    : '';
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subjectLine(letter))}</title></head>
<body style="margin:0;background:#f4f1ea;color:#22282b;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px"><div style="font-weight:700;font-size:18px;color:${accent};margin-bottom:20px">${product[locale]}</div>
<div style="background:#ffffff;border-radius:12px;padding:28px">${lines}${action}</div>
<p style="font-size:13px;color:#5f6669;margin:20px 0 0">${escaped(unlinked(footer))}</p></div></body></html>`;
}
