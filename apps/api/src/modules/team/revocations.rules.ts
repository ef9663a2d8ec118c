import { type MemberView, shownMember } from './members.rules.ts';

interface Shown {
  kind: string;
  member: MemberView;
  endedSessions: readonly { portal: string; userAgent: string | null }[] | null;
  invitations: readonly { id: string; email: string | null; label?: string | null; fate: string }[];
}

/** A receipt as the API shows it. */
export const shownRevocation = <Receipt extends Shown>(receipt: Receipt) => ({
  ...receipt,
  kind: receipt.kind.toUpperCase(),
  member: shownMember(receipt.member),
  endedSessions: receipt.endedSessions?.map((session) => ({ ...session, portal: session.portal.toUpperCase() })) ?? null,
  invitations: receipt.invitations.map((invitation) => ({
    ...invitation,
    label: invitation.label ?? null,
    fate: invitation.fate.toUpperCase(),
  })),
});
