/** Where to go after signing in, as the sign-in page's address carries it; the start page needs no telling. */
export function returnTo(href: string): { from?: string } {
  return href === '/' ? {} : { from: href };
}

/** A path of this portal; what could lead anywhere else is nothing. */
export function ownPath(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}
