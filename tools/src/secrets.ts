import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files with the secrets of one installation, each readable by its owner alone. */
export interface Secrets {
  /** JSON Web Key Set with one private P-256 key: signs access tokens (RFC 7517, RFC 7518 §6.2). */
  signingKeysFile: string;
  /** 32 random bytes in base64url: signs the links in letters. */
  linkSecretFile: string;
  /** The password of the application's role in the embedded database. */
  databasePassword: string;
}

function makeSigningKeys(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256', use: 'sig' };
  return JSON.stringify({ keys: [key] });
}

const makeSecret = () => randomBytes(32).toString('base64url');

/** Writes a file that only its owner reads, all of it or nothing. */
export function writePrivate(file: string, content: string): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content, { mode: 0o600 });
  renameSync(unfinished, file);
}

/** Opens the secrets in a folder; those that are not there yet are made, once and for all. */
export function openSecrets(folder: string): Secrets {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keep = (name: string, make: () => string) => {
    const file = join(folder, name);
    if (!existsSync(file)) writePrivate(file, make());
    return file;
  };
  return {
    signingKeysFile: keep('signing-keys.json', makeSigningKeys),
    linkSecretFile: keep('link-secret', makeSecret),
    databasePassword: readFileSync(keep('database-password', makeSecret), 'utf8'),
  };
}
