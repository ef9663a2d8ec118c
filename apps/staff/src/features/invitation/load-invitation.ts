import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request, transport } from '@prikazchik/graphql-client/request.ts';
import { letterToken } from '@prikazchik/ui/letter-token.ts';
import { ViewerDocument } from '../../shared/viewer.generated.ts';
import type { InvitationPreviewQuery } from './invitation.generated.ts';
import { InvitationPreviewDocument } from './invitation.generated.ts';

/** The page that an invitation leads to, by letter or by link. */
export const INVITATION_PATH = '/invitation';

/** What the holder of the letter or the link sees before deciding. */
export type Preview = Extract<InvitationPreviewQuery['invitationPreview'], { __typename: 'InvitationPreview' }>;

/** What stands behind the link that the tab was opened with. `name` is what the person who is signed in, if anybody is, signs in with. */
export type Invitation =
  | { readonly kind: 'none' }
  | { readonly kind: 'dead'; readonly problem: Problem }
  | { readonly kind: 'open'; readonly token: string; readonly preview: Preview; readonly name: string | null };

async function signedInName(signal: AbortSignal): Promise<string | null> {
  if (!(await transport.liveToken())) return null;
  const { viewer } = await request(ViewerDocument, {}, signal);
  return viewer.user.email ?? viewer.user.signInName;
}

/** Reads the invitation; reading changes nothing. */
export async function loadInvitation(signal: AbortSignal): Promise<Invitation> {
  const token = letterToken(INVITATION_PATH);
  if (!token) return { kind: 'none' };
  const [{ invitationPreview }, name] = await Promise.all([request(InvitationPreviewDocument, { token }, signal), signedInName(signal)]);
  if (isProblem(invitationPreview)) return { kind: 'dead', problem: invitationPreview };
  return { kind: 'open', token, preview: invitationPreview, name };
}
