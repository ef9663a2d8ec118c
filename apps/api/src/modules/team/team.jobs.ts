import { isRight, type Right } from '@prikazchik/permissions/right';
import { z } from 'zod';
import type { JobKind } from '../../platform/jobs.ts';

const invitation = z.object({ companyId: z.uuid(), invitationId: z.uuid(), generation: z.number().int().positive() });

export const invitationLetter: JobKind<z.infer<typeof invitation>> = {
  name: 'letter.invitation',
  payload: invitation,
  // A list of two hundred must not hold up for minutes the letter of the one who is invited after it.
  atOnce: 8,
};

/** The same link again, to one who has not answered. Sent only if it would still open. */
export const invitationReminder: JobKind<z.infer<typeof invitation>> = {
  name: 'letter.invitationReminder',
  payload: invitation,
  atOnce: 8,
};

const reminders = z.object({ companyId: z.uuid(), invitations: z.array(invitation.omit({ companyId: true })) });

/** Reminders that were asked for at once: each becomes a letter of its own. */
export const invitationReminders: JobKind<z.infer<typeof reminders>> = { name: 'invitations.remind', payload: reminders };

const access = z.object({
  companyId: z.uuid(),
  userId: z.uuid(),
  kind: z.enum([
    'WELCOME',
    'ROLE_CHANGED',
    'RIGHTS_CHANGED',
    'BLOCKED',
    'UNBLOCKED',
    'REMOVED',
    'RESTORED',
    'LEFT',
    'DETAILS_CHANGED',
    'SIGNED_OUT',
    'SHOP_LOCKED',
    'FACTOR_ASKED',
  ]),
  roles: z.array(z.string()),
});

export const accessLetter: JobKind<z.infer<typeof access>> = { name: 'letter.access', payload: access };

const answer = z.object({ companyId: z.uuid(), userId: z.uuid(), invitationId: z.uuid() });

/** What came of an invitation, to the one who sent it. */
export const answerLetter: JobKind<z.infer<typeof answer>> = { name: 'letter.answer', payload: answer };

const entry = answer.extend({ kind: z.enum(['ENTRY_ASKED', 'ENTRY_DECLINED']) });

/** That somebody who came by a link waits, to those who may let them in; that they were not let in, to them. */
export const entryLetter: JobKind<z.infer<typeof entry>> = { name: 'letter.entry', payload: entry, atOnce: 4 };

const ownership = z.object({
  companyId: z.uuid(),
  userId: z.uuid(),
  transferId: z.uuid(),
  news: z.enum(['OFFERED', 'ACCEPTED', 'DECLINED', 'CANCELLED', 'UNDONE']),
});

/** What becomes of the shop's ownership, to either of the two whom it concerns. */
export const ownershipLetter: JobKind<z.infer<typeof ownership>> = { name: 'letter.ownership', payload: ownership };

const accessRequest = z.object({ companyId: z.uuid(), userId: z.uuid(), requestId: z.uuid() });

/** That somebody asks for a right, to who could give it; what came of it, to who asked. */
export const accessRequestLetter: JobKind<z.infer<typeof accessRequest>> = {
  name: 'letter.accessRequest',
  payload: accessRequest,
  // One request is told to everybody who could give it.
  atOnce: 8,
};

const end = z.object({
  companyId: z.uuid(),
  memberId: z.uuid(),
  /** A role's key, or a right. */
  what: z.string(),
  to: z.iso.datetime(),
  stage: z.enum(['soon', 'over']),
});

/** A role or a right of a member ends, or will soon. Told only if it still ends at that moment. */
export const accessEnd: JobKind<z.infer<typeof end>> = { name: 'access.end', payload: end };

const endLetter = z.object({
  companyId: z.uuid(),
  userId: z.uuid(),
  memberId: z.uuid(),
  role: z.string().nullable(),
  right: z.custom<Right>((value) => typeof value === 'string' && isRight(value)).nullable(),
  to: z.iso.datetime(),
  kind: z.enum(['ACCESS_ENDS_SOON', 'ACCESS_ENDED', 'COLLEAGUE_ENDS_SOON', 'COLLEAGUE_ENDED']),
});

/** The same by letter, to one of those whom it concerns. */
export const accessEndLetter: JobKind<z.infer<typeof endLetter>> = { name: 'letter.accessEnd', payload: endLetter };

const batch = z.object({ companyId: z.uuid(), batchId: z.uuid() });

/** The next lines of a list of invitations. */
export const invitationBatch: JobKind<z.infer<typeof batch>> = { name: 'invitations.batch', payload: batch };

const emailChange = z.object({ changeId: z.uuid() });
const emailLetter = emailChange.extend({ kind: z.enum(['CONFIRM', 'ASKED', 'MOVED', 'WELCOME', 'DECLINED', 'TAKEN']) });

/** Of a change of the sign-in address, to the old box or the new one. */
export const emailChangeLetter: JobKind<z.infer<typeof emailLetter>> = { name: 'letter.email-change', payload: emailLetter };

const approval = emailChange.extend({ companyId: z.uuid(), userId: z.uuid() });

/** That somebody waits for an approval, to one who may give it. */
export const approvalLetter: JobKind<z.infer<typeof approval>> = { name: 'letter.email-approval', payload: approval };

/** Moves the address, when nothing is missing any more. */
export const emailMove: JobKind<z.infer<typeof emailChange>> = { name: 'email-change.move', payload: emailChange };

const news = z.object({
  companyId: z.uuid(),
  kind: z.enum(['SHOP_LOCKED', 'UNBLOCKED', 'FACTOR_ASKED']),
  /** The member by whose hand. */
  by: z.uuid(),
  /** Since when the shop was locked that is open again. */
  lockedAt: z.iso.datetime().nullable(),
  /** The last member who has been told. */
  after: z.uuid().nullable(),
});
export type SecurityNews = z.infer<typeof news>;

/** What concerns everyone in the shop at once, to each whom it concerns. */
export const securityNews: JobKind<SecurityNews> = { name: 'security.news', payload: news };

export const teamJobs: JobKind<unknown>[] = [
  invitationLetter,
  invitationReminder,
  invitationReminders,
  accessLetter,
  answerLetter,
  entryLetter,
  ownershipLetter,
  invitationBatch,
  emailChangeLetter,
  approvalLetter,
  emailMove,
  securityNews,
  accessRequestLetter,
  accessEnd,
  accessEndLetter,
];
