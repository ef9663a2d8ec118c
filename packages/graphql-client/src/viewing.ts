const KEY = 'prikazchik.viewing';

/** As whom this tab looks at the cabinet: leave by its id, and what to call it. */
export interface Viewing {
  readonly id: string;
  readonly name: string;
}

/** Null when the tab looks as who is signed in. Kept through a reload, and by this tab alone. */
export function currentViewing(): Viewing | null {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : JSON.parse(kept);
}

/** Looks so from the next request on; the page that is open has to be loaded anew, for it holds what one saw before. */
export function lookAs(viewing: Viewing | null): void {
  if (viewing) sessionStorage.setItem(KEY, JSON.stringify(viewing));
  else sessionStorage.removeItem(KEY);
}
