/** What the staff portal puts behind the `#` of the address: a token for one use, a dot, and the shop to work in. */
export interface HandoffAddress {
  readonly token: string;
  readonly companyId: string;
}

/** Reads the fragment; `null` when it is no such address. */
export function readHandoff(fragment: string | null): HandoffAddress | null {
  const dot = fragment?.lastIndexOf('.') ?? -1;
  if (!fragment || dot < 1 || dot === fragment.length - 1) return null;
  return { token: fragment.slice(0, dot), companyId: fragment.slice(dot + 1) };
}
