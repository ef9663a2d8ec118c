import { request } from '@prikazchik/graphql-client/request.ts';
import type { MyEmailChangeQuery } from './email-change.generated.ts';
import { MyEmailChangeDocument } from './email-change.generated.ts';

/** The person's living request for another address. */
export type EmailChange = NonNullable<MyEmailChangeQuery['myEmailChange']>;

/** Reads it anew; null when there is none. */
export async function loadEmailChange(signal: AbortSignal): Promise<EmailChange | null> {
  return (await request(MyEmailChangeDocument, {}, signal)).myEmailChange;
}
