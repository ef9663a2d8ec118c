const KEY = 'prikazchik.company';
const listeners = new Set<(company: string | null) => void>();

let current: string | null | undefined;

/** The shop that this tab works in; a new tab starts in the one chosen last. */
export function currentCompany(): string | null {
  if (current === undefined) {
    current = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY);
    // From now on it is this tab's own: another's choice must not move it when it is loaded anew.
    if (current) sessionStorage.setItem(KEY, current);
  }
  return current;
}

/** Works in another shop from the next request on; `null` forgets the choice. */
export function chooseCompany(company: string | null): void {
  if (company === currentCompany()) return;
  current = company;
  for (const storage of [sessionStorage, localStorage]) {
    if (company) storage.setItem(KEY, company);
    else storage.removeItem(KEY);
  }
  for (const listener of listeners) listener(company);
}

/** Calls back when the shop changes; the answer stops it. */
export function onCompanyChange(listener: (company: string | null) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
