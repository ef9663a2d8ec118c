/** A page of this portal to go back to, as an address may carry it; what leads anywhere else is dropped (open redirect, CWE-601). */
export function localPath(value: unknown): string | undefined {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 2_000) return undefined;
  const base = 'https://portal.invalid';
  // A browser reads `//host` and `/\\host` as another host, and drops tabs and line breaks before it does.
  const url = URL.parse(value, base);
  return url?.origin === base ? url.pathname + url.search : undefined;
}
