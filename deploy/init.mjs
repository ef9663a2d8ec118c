#!/usr/bin/env node
// @ts-check
/**
 * Makes the secrets of an installation in deploy/secrets, once: `node deploy/init.mjs`.
 * Where there is no Node: `docker run --rm -v "$PWD/deploy:/deploy" node:24-slim node /deploy/init.mjs`.
 */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'secrets');

const random = () => randomBytes(32).toString('base64url');
const password = random();

/** @param {string} role @param {string} secret */
const database = (role, secret) => `postgres://${role}:${secret}@postgres:5432/prikazchik`;

function signingKeys() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' };
  return JSON.stringify({ keys: [key] });
}

const secrets = {
  postgres_password: password,
  database_owner_url: database('prikazchik_owner', password),
  database_url: database('prikazchik', random()),
  signing_keys: signingKeys(),
  link_secret: random(),
  smtp_url: process.env.SMTP_URL ?? 'smtp://mail:1025',
  dadata_token: process.env.DADATA_TOKEN ?? '',
};

// Containers run as other users than the one who owns these files, and Docker mounts each file as it is: so the files are
// readable, and the folder, which nobody but its owner may enter, is what keeps them from everybody else on this machine.
mkdirSync(folder, { mode: 0o700 });
for (const [name, value] of Object.entries(secrets)) writeFileSync(join(folder, name), value, { mode: 0o444 });
console.log(`Made ${Object.keys(secrets).length} secrets in ${folder}. Keep a copy in a safe place: without them a backup is of no use.`);
