import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from './ports.ts';

const directory = mkdtempSync(join(tmpdir(), 'prikazchik-mailbox-'));
let mailbox: ChildProcess;
let smtpPort: number;
let url: string;

async function open() {
  const [smtp, web] = [await freePort(), await freePort()];
  const env = { ...process.env, MAILBOX_SMTP_PORT: `${smtp}`, MAILBOX_PORT: `${web}`, MAILBOX_DIR: directory };
  mailbox = spawn(process.execPath, [join(import.meta.dirname, 'mailbox.ts')], { env, stdio: 'ignore' });
  smtpPort = smtp;
  url = `http://127.0.0.1:${web}`;
  while (!(await fetch(`${url}/api/healthz`).catch(() => undefined))) await sleep(50);
}

async function close(): Promise<number> {
  mailbox.kill('SIGTERM');
  const [code] = await once(mailbox, 'exit');
  return code;
}

async function lettersTo(address: string): Promise<{ id: string }[]> {
  const response = await fetch(`${url}/api/email?to.address=${address}`);
  return JSON.parse(await response.text());
}

beforeAll(open);

afterAll(async () => {
  await close();
  rmSync(directory, { recursive: true });
});

it('shows a letter with Cyrillic text and keeps it over a restart', async () => {
  await createTransport({ host: '127.0.0.1', port: smtpPort }).sendMail({
    from: 'Приказчик <no-reply@example.com>',
    to: 'Анна <anna@example.com>',
    subject: 'Вас зовут в магазин «Ёлка»',
    text: 'Здравствуйте, Анна!',
    html: '<h1>Здравствуйте, Анна!</h1>',
  });
  expect(await close()).toBe(0);
  await open();

  const [letter] = await lettersTo('anna@example.com');
  expect(letter).toMatchObject({
    subject: 'Вас зовут в магазин «Ёлка»',
    from: [{ name: 'Приказчик', address: 'no-reply@example.com' }],
    text: 'Здравствуйте, Анна!',
  });
  const page = await fetch(`${url}/api/email/${letter?.id}/html`);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toContain('<h1>Здравствуйте, Анна!</h1>');

  await fetch(`${url}/api/email/${letter?.id}`, { method: 'DELETE' });
  expect(await lettersTo('anna@example.com')).toEqual([]);
});

it('lets no other page of the same browser read it', async () => {
  const { headers } = await fetch(`${url}/api/email`, { headers: { origin: 'https://elsewhere.example' } });
  expect(headers.get('access-control-allow-origin')).toBeNull();
});
