import { request } from '@prikazchik/graphql-client/request.ts';
import type { ViewerQuery } from '../../shared/viewer.generated.ts';
import type { MyActionsQuery } from './actions.generated.ts';
import { MyActionsDocument } from './actions.generated.ts';

/** What the page of one's own deeds shows: of which shop, and its newest ones; both null for one who works nowhere. */
export interface OwnActions {
  readonly companyId: string | null;
  readonly page: MyActionsQuery['myActions'] | null;
}

/** Reads it anew: of the shop that was chosen, else of the first one. */
export async function loadActions(
  viewer: ViewerQuery['viewer'] | undefined,
  chosen: string | undefined,
  signal: AbortSignal,
): Promise<OwnActions> {
  const shops = viewer?.memberships ?? [];
  const companyId = (shops.find((shop) => shop.companyId === chosen) ?? shops[0])?.companyId ?? null;
  if (companyId === null) return { companyId, page: null };
  return { companyId, page: (await request(MyActionsDocument, { companyId }, signal)).myActions };
}
