import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import type { Preview } from './load-invitation.ts';

/** What became of the invitation while the page was open. `companyId` is null when it is simply the shop joined last. */
export type Outcome =
  | { readonly kind: 'joined'; readonly companyId: string | null }
  | { readonly kind: 'declined' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'dead'; readonly problem: Problem };

/** What each way of answering needs. */
export interface AnswerProps {
  readonly token: string;
  readonly preview: Preview;
  readonly onDecided: (outcome: Outcome) => void;
}
