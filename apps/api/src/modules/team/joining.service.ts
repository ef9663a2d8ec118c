import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import type { LinkPurpose, LinkSigner } from '../../platform/link.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { lockTeam } from '../../platform/viewer.repository.ts';
import type { Origin } from '../../platform/viewer.ts';
import type { Actor, Journal } from '../audit/audit.module.ts';
import { roleNames, tell } from '../notices/notices.module.ts';
import { tellInviter } from './answers.service.ts';
import { planEnds } from './ends.service.ts';
import {
  companyOfInvitation,
  decideInvitation,
  endInvitationsOf,
  findInvitation,
  type Invitation,
  offerOf,
  rolesOffered,
  setWaiting,
  termsOf,
} from './invitations.repository.ts';
import { deathOf, waitOf } from './invitations.rules.ts';
import { findMember, findOwnPlace, findShop, insertMember } from './members.repository.ts';
import { refusalByLink } from './members.rules.ts';
import { couldInvite } from './offers.rules.ts';
import { accessLetter } from './team.jobs.ts';

/** Who takes the place. */
export interface Newcomer {
  userId: string;
  fullName: string;
}

/** An invitation that somebody holds the link of. */
export interface Place {
  companyId: string;
  invitation: Invitation;
  /** Why the link is dead, null while it lives. Whoever tries a dead one leaves a row in the shop's journal. */
  death: Problem | null;
  /** Why nobody can join by it now: it is dead, or waits for another administrator. */
  refusal: Problem | null;
}

/** What all ways into a shop by an invitation share. */
export interface Joining {
  /** The invitation behind a genuine token, dead or alive. Guesses and dead links spend a budget, living ones do not. */
  open(token: string, purposes: readonly LinkPurpose[], origin: Origin): Promise<Place | Problem>;
  /** Judges once more under the shop's lock: nobody is invited, changed or accepted meanwhile. */
  reopen(tx: Tx, place: Place): Promise<Problem | null>;
  /** A right that ended by its date told nobody: the first who is turned away for it does. */
  waitsIfLost<T>(invitation: Invitation, answer: T | Problem): Promise<T | Problem>;
}

const guesses = { name: 'invitation-link', attempts: 60, seconds: 600 };

/** Why nobody can be let in by this invitation now, whatever its state; null if they can. To be asked under the shop's lock. */
export async function refusalOfOffer(tx: Tx, invitation: Invitation): Promise<Problem | null> {
  const { companyId, invitedBy, kind } = invitation;
  const shop = await findShop(tx, companyId);
  if (shop?.state !== 'active') return new Problem('COMPANY_NOT_ACTIVE');
  const inviter = await findMember(tx, companyId, invitedBy);
  if (!inviter || !couldInvite(inviter.subject, offerOf(invitation), Date.now())) return new Problem('INVITER_LOST_RIGHT');
  return kind === 'link' ? refusalByLink(rolesOffered(invitation), null) : null;
}

/** How a place is given: who does it, by whose hand for the newcomer, and with what. */
interface Giving {
  journal: Journal;
  enqueue: Enqueue;
  actor: Actor;
  byName: string;
}

/** Gives the place that was offered, and tells both sides. @returns the new place, or why there is none */
export async function join(
  tx: Tx,
  { journal, enqueue, actor, byName }: Giving,
  invitation: Invitation,
  { userId, fullName }: Newcomer,
): Promise<string | Problem> {
  const { companyId, id, roles, ownRoles } = invitation;
  if (await findOwnPlace(tx, companyId, userId)) return new Problem('ALREADY_MEMBER');
  const memberId = await insertMember(tx, { companyId, userId, isOwner: false, roles, terms: termsOf(invitation) });
  if (!(await decideInvitation(tx, companyId, id, 'accepted', memberId))) return new Problem('LINK_EXPIRED');
  for (const objectId of await endInvitationsOf(tx, companyId, userId)) {
    await journal.record(
      tx,
      companyId,
      actor,
      { action: 'invitation.revoke', objectType: 'invitation', objectId },
      { after: { state: 'revoked' } },
    );
  }
  const joined = await findMember(tx, companyId, memberId);
  if (joined) await planEnds(tx, enqueue, null, joined, Date.now());
  const shop = await findShop(tx, companyId);
  await tell(tx, { userId, kind: 'WELCOME', companyId, facts: { shopName: shop?.name ?? '', byName, roles: roleNames(roles, ownRoles) } });
  await enqueue(tx, accessLetter, { companyId, userId, kind: 'WELCOME', roles });
  const isOwn = invitation.invitedBy === actor.memberId;
  if (!isOwn) await tellInviter(tx, enqueue, { companyId, invitation, kind: 'INVITATION_ACCEPTED', aboutName: fullName });
  await announce(tx, { topic: 'team', companyId });
  return memberId;
}

interface Needs {
  database: Database;
  limits: Limits;
  signer: LinkSigner;
}

export function createJoining({ database, limits, signer }: Needs): Joining {
  const keyIn = (token: string, purposes: readonly LinkPurpose[]) =>
    purposes.map((purpose) => signer.verify(purpose, token)).find((key) => key !== null) ?? null;

  return {
    async open(token, purposes, { ip }) {
      await limits.spend(guesses, addressBlock(ip));
      const key = keyIn(token, purposes);
      const companyId = key && (await companyOfInvitation(database.global, key.id));
      if (!companyId) return new Problem('LINK_UNKNOWN');
      const invitation = await database.read(companyId, (reader) => findInvitation(reader, companyId, key.id));
      if (!invitation) return new Problem('LINK_UNKNOWN');
      const death = deathOf(invitation, key.generation);
      if (!death) await limits.refund(guesses, addressBlock(ip));
      return { companyId, invitation, death, refusal: death ?? waitOf(invitation) };
    },
    async reopen(tx, place) {
      const { companyId, invitation } = place;
      await lockTeam(tx, companyId);
      const present = await findInvitation(tx, companyId, invitation.id);
      const refusal = present ? (deathOf(present, invitation.generation) ?? waitOf(present)) : new Problem('LINK_UNKNOWN');
      if (refusal || !present) return refusal;
      // Its roles may have changed since it was looked at: a role that ended was replaced by another.
      place.invitation = present;
      return refusalOfOffer(tx, present);
    },
    async waitsIfLost(invitation, answer) {
      if (answer instanceof Problem && answer.code === 'INVITER_LOST_RIGHT' && !invitation.waitingSince) {
        await database.write(invitation.companyId, async (tx) => {
          await setWaiting(tx, invitation, true);
          await announce(tx, { topic: 'team', companyId: invitation.companyId });
          return null;
        });
      }
      return answer;
    },
  };
}
