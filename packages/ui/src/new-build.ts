const KEY = 'prikazchik.reloaded';

/** A chunk that is missing for longer than this after a reload is missing for another reason. */
const PAUSE = 30_000;

/**
 * A tab that was opened before the portal was updated asks for chunks that are gone: it starts over with the new build, once. Unsaved input is
 * lost with it, but the page that was asked for could not be shown at all.
 */
export function reloadOnNewBuild(): void {
  addEventListener('vite:preloadError', (event) => {
    if (Date.now() - Number(sessionStorage.getItem(KEY)) < PAUSE) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    location.reload();
  });
}
