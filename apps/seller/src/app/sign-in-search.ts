/** A page of this cabinet to go back to after signing in; an address elsewhere is dropped (open redirect, CWE-601). */
export function localPath(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || !raw.startsWith('/') || raw.length > 2_000) return undefined;
  const base = 'http://cabinet.invalid';
  // A browser reads `//host` and `/\host` as another host, and drops tabs and line breaks before it does.
  const url = URL.parse(raw, base);
  return url?.origin === base ? url.pathname + url.search : undefined;
}
