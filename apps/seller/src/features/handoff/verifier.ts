const KEY = 'prikazchik.handoff';

function base64url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The SHA-256 of a verifier, in base64url (RFC 7636, S256): it may be shown to anybody. */
export async function challengeOf(verifier: string): Promise<string> {
  return base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
}

/** Makes a verifier (244 random bits) and keeps it in this tab, which alone can answer the challenge of it. */
export function newVerifier(): string {
  const verifier = crypto.randomUUID() + crypto.randomUUID();
  sessionStorage.setItem(KEY, verifier);
  return verifier;
}

/** The verifier of the hand-off that this tab began; null when it began none. */
export function keptVerifier(): string | null {
  return sessionStorage.getItem(KEY);
}

/** Drops a verifier that was used or is of no more use. */
export function forgetVerifier(): void {
  sessionStorage.removeItem(KEY);
}
