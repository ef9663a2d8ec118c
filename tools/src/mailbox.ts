/**
 * The local mailbox, a program of its own: takes whatever is sent over SMTP, delivers none of it, and shows it on a
 * page (MailDev). It listens on the loopback address alone and stops on SIGTERM or SIGINT.
 *
 * Its address answers programs too, as JSON:
 * - `GET /api/email` lists letters, oldest first, whole. A query keeps the equal ones, with dots for nesting:
 *   `?to.address=anna@example.com`, `?subject=…`; `sort=desc`, `skip` and `limit` page.
 * - `GET /api/email/summary?search=…&unread=true` lists them without bodies: `{ items, total, unread }`.
 * - `GET /api/email/:id` reads one and marks it read: `{ id, time, subject, from: [{ address, name }], to, html, text,
 *   headers, attachments }`. `GET /api/email/:id/html` is the letter as a page, `…/source` as it came over the wire.
 * - `DELETE /api/email/:id` and `DELETE /api/email/all` remove, `PATCH /api/email/read-all` marks all read.
 * - `GET /api/healthz` answers `true`.
 *
 * @module
 */
import { MailDev } from 'maildev';

const LOOPBACK = '127.0.0.1';
const LETTERS_KEPT = 500;

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

const mailbox = new MailDev({
  smtp: Number(required('MAILBOX_SMTP_PORT')),
  ip: LOOPBACK,
  web: Number(required('MAILBOX_PORT')),
  webIp: LOOPBACK,
  mailDirectory: required('MAILBOX_DIR'),
  maxEmails: LETTERS_KEPT,
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await mailbox.stop();
    process.exit(0);
  });
}
await mailbox.start();
