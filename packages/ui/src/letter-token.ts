const KEY = 'prikazchik.letter:';

/**
 * Takes the token of a letter's link out of the address bar, before anything reads the address: it must stay out of history, of what is copied and
 * of every log. It lives in this tab alone, until {@link forgetLetterToken}, so that a reload finds it again.
 *
 * @param paths the pages that letters lead to
 */
export function captureLetterTokens(paths: readonly string[]): void {
  function capture(): boolean {
    const { hash, pathname, search } = location;
    if (hash.length < 2 || !paths.includes(pathname)) return false;
    sessionStorage.setItem(KEY + pathname, hash.slice(1));
    history.replaceState(history.state, '', pathname + search);
    return true;
  }

  capture();
  // Another link pasted into the same tab changes the fragment alone, and the page would go on showing the first.
  addEventListener('hashchange', () => {
    if (capture()) location.reload();
  });
}

/** The token that the page's letter brought; null when the page was opened without one. */
export function letterToken(path: string): string | null {
  return sessionStorage.getItem(KEY + path);
}

/** Drops a token that was used or is of no more use. */
export function forgetLetterToken(path: string): void {
  sessionStorage.removeItem(KEY + path);
}
