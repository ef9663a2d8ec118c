import { otherPortal } from '@prikazchik/ui/other-portal.ts';
import { challengeOf, newVerifier } from './verifier.ts';

/** Leads to the staff portal for its sign-in; what it leads back with is good in this tab alone. `shop` is for the staff portal to read. */
export async function toStaffPortal(shop: string): Promise<void> {
  const challenge = await challengeOf(newVerifier());
  location.replace(`${otherPortal()}/handoff?${new URLSearchParams({ shop, challenge })}`);
}
