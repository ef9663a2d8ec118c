/** Where to go after signing in, as the sign-in page's address carries it; the start page needs no telling. */
export function returnTo(href: string): { from?: string } {
  return href === '/' ? {} : { from: href };
}
