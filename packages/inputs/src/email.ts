import type { Refusal } from './refusal.ts';

/** RFC 5321, 4.5.3.1: a path is 256 octets with its brackets, a local part 64. */
const MAX_ADDRESS_OCTETS = 254;
const MAX_LOCAL_OCTETS = 64;

/** With room for spaces around it; what is longer is not worth composing. */
const MAX_TYPED = 1000;

/** RFC 5322 dot-atom with the letters of every script (RFC 6531); no quoted strings, comments or address literals. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;

/** Only what a domain is written with: `URL` would also take ports, paths, percent signs and soft hyphens. */
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const ASCII_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

const TOO_LONG: Refusal = { code: 'TOO_LONG', params: { max: MAX_ADDRESS_OCTETS } };

const encoder = new TextEncoder();

/**
 * Takes one mailbox and keeps it as typed (trimmed, NFC). Two spellings of one mailbox have one {@link emailKey}.
 *
 * Refuses everything that a mail header could read as more than one plain address: line breaks, commas, quotes, angle
 * brackets, spaces.
 */
export function readEmail(typed: string): string | Refusal {
  if (typed.length > MAX_TYPED) return TOO_LONG;
  const address = typed.normalize('NFC').trim();
  if (address === '') return { code: 'REQUIRED' };
  if (address.length > MAX_ADDRESS_OCTETS) return TOO_LONG;
  return emailKey(address) === null ? { code: 'INVALID_EMAIL' } : address;
}

/**
 * The one form under which a mailbox is known: NFC, lower case, the domain as an IDNA A-label. `null` if it is no mailbox.
 *
 * Dots and plus signs stay: only the mailbox's own host knows what they mean.
 */
export function emailKey(typed: string): string | null {
  if (typed.length > MAX_TYPED) return null;
  const address = typed.normalize('NFC').trim();
  const at = address.lastIndexOf('@');
  if (at < 1 || address.length > MAX_ADDRESS_OCTETS) return null;

  const local = address.slice(0, at).toLowerCase().normalize('NFC');
  const domain = asciiDomain(address.slice(at + 1));
  if (domain === null || !isLocalPart(local)) return null;

  const key = `${local}@${domain}`;
  return encoder.encode(key).length <= MAX_ADDRESS_OCTETS ? key : null;
}

function isLocalPart(local: string): boolean {
  // Full-width and other look-alike forms of one letter would make two people out of one address.
  if (local !== local.normalize('NFKC')) return false;
  return LOCAL_PART.test(local) && encoder.encode(local).length <= MAX_LOCAL_OCTETS;
}

/** The browser's and Node's own UTS 46 mapping, found in `URL`; it also turns numbers into IP addresses, refused after. */
function asciiDomain(typed: string): string | null {
  const domain = typed.normalize('NFKC');
  if (!TYPED_DOMAIN.test(domain)) return null;
  const url = `http://${domain}`;
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return ASCII_DOMAIN.test(hostname) ? hostname : null;
}
