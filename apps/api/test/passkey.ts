import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Fields } from './client.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');

/** How a key behaves: as it should, unless told otherwise. */
interface Conduct {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** Whether its person showed a finger, a face or a code. */
  isVerified?: boolean;
  counter?: number;
}

const present = 0x01;
const verified = 0x04;
const attested = 0x40;

/** Bytes as CBOR (RFC 8949) writes them. */
const bytesOf = (bytes: Uint8Array) => Buffer.concat([Buffer.from([0x59, bytes.length >> 8, bytes.length & 0xff]), bytes]);

/** A key in software: ES256, no attestation. Answers as a browser would pass it on. */
export class SoftKey {
  readonly id = randomBytes(32);
  counter = 0;
  readonly origin: string;
  private readonly secret: KeyObject;
  private readonly x: Buffer;
  private readonly y: Buffer;

  constructor(origin: string) {
    this.origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.secret = privateKey;
    [this.x, this.y] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  }

  /** The answer to `startPasskey`. */
  made({ options }: Fields, conduct: Conduct = {}): Fields {
    const cose = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), this.x, Buffer.from('225820', 'hex'), this.y]);
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cose]);
    const data = Buffer.concat([this.data(options, conduct, attested), credential]);
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3, 0x63]),
      Buffer.from('fmt'),
      Buffer.from([0x64]),
      Buffer.from('none'),
      Buffer.from([0x67]),
      Buffer.from('attStmt'),
      Buffer.from([0xa0, 0x68]),
      Buffer.from('authData'),
      bytesOf(data),
    ]);
    return this.answer({ clientDataJSON: this.told('webauthn.create', options, conduct), attestationObject: base64url(attestationObject) });
  }

  /** The answer to `startPasskeySignIn`. */
  signed({ options }: Fields, conduct: Conduct = {}): Fields {
    const clientDataJSON = this.told('webauthn.get', options, conduct);
    const data = this.data(options, conduct, 0);
    const signature = sign('sha256', Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]), this.secret);
    return this.answer({ clientDataJSON, authenticatorData: base64url(data), signature: base64url(signature) });
  }

  private answer(response: Fields): Fields {
    const id = base64url(this.id);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private told(type: string, options: Fields, { origin = this.origin, challenge = options.challenge }: Conduct): string {
    return base64url(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private data(
    options: Fields,
    { rpId = options.rpId ?? options.rp.id, isVerified = true, counter = ++this.counter }: Conduct,
    more: number,
  ) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([present | (isVerified ? verified : 0) | more]), count]);
  }
}
