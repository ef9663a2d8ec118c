import { request } from '@prikazchik/graphql-client/request.ts';
import type { SecurityQuery } from './security.generated.ts';
import { SecurityDocument } from './security.generated.ts';

/** What the page of one's own security shows. */
export type Security = SecurityQuery;

/** Reads it anew. */
export function loadSecurity(signal: AbortSignal): Promise<Security> {
  return request(SecurityDocument, {}, signal);
}
