import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { teamLetterHandlers } from '../src/modules/team/letters.service.ts';
import { createMailer } from '../src/platform/letter.ts';
import { linkSigner } from '../src/platform/link.ts';
import { startApp, type TestApp } from './harness.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

it('is the same message for its reader when it is sent again', async () => {
  const shop = await app.shop();
  const ids: string[] = [];
  const mailer = { send: async (_to: unknown, _letter: unknown, id: string) => void ids.push(id), close() {} };
  const enqueue = async () => undefined;
  const signer = linkSigner('secret');
  const handlers = teamLetterHandlers({ database: app.api.database, mailer, signer, enqueue, staffUrl: 'http://staff.test' });
  const access = handlers.find(({ kind }) => kind.name === 'letter.access');
  const { companyId, owner } = shop;
  const payload = { companyId, userId: owner.userId, kind: 'BLOCKED', roles: [] };
  const [job, another] = [randomUUID(), randomUUID()];
  for (const id of [job, job, another]) await access?.handle(payload, id);
  expect(ids).toEqual([`${job}.access`, `${job}.access`, `${another}.access`]);
});

it('makes no link of what a name or a note says, neither in HTML nor in plain text', async () => {
  const mailer = createMailer({ SMTP_URL: app.mail.smtpUrl, MAIL_FROM: 'shop@shop.test', SELLER_URL: 'http://seller.test' });
  const paragraphs = ['Вас приглашает http://evil.example/<a href="http://evil.example">сюда</a>'];
  const letter = {
    subject: 'Письмо',
    paragraphs,
    button: { label: 'Открыть', url: 'http://staff.test/a' },
    footer: 'Вы получили это письмо по ошибке.',
  };
  await mailer.send({ address: 'reader@shop.test', locale: 'ru' }, letter, randomUUID());
  mailer.close();
  const { text = '', html } = await app.mail.letter('reader@shop.test');
  expect(text).toContain('http://staff.test/a');
  for (const version of [text, String(html)]) expect(version).not.toMatch(/evil\.example|http:\/\/evil|<a href="http:\/\/evil/);
});
