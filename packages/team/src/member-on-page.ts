import type { MemberQuery } from './members.generated.ts';

/** A colleague as their drawer reads them. */
export type MemberOnPage = MemberQuery['member'];
