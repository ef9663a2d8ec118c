import type { RegisterByInvitationInput } from '@prikazchik/inputs/account.input';
import { emailKey } from '@prikazchik/inputs/email';
import type { Database, Tx } from '../../platform/db.ts';
import type { OwnRole } from '../../platform/given.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { lockTeam } from '../../platform/viewer.repository.ts';
import type { Locale, Origin, Viewer } from '../../platform/viewer.ts';
import { findUserByKey, insertUser, type OpenedSession, type Passwords, type Sessions } from '../accounts/accounts.module.ts';
import { guestActor, type Journal, maskEmail, personActor } from '../audit/audit.module.ts';
import { roleNames, tell } from '../notices/notices.module.ts';
import { tellInviter } from './answers.service.ts';
import {
  companyOfInvitation,
  decideInvitation,
  findInvitation,
  type Invitation,
  rolesOffered,
  setWaiting,
} from './invitations.repository.ts';
import { deathOf, waitOf } from './invitations.rules.ts';
import { findMember, findPresentMember, findShop, insertMember } from './members.repository.ts';
import { couldInvite } from './members.rules.ts';
import { accessLetter } from './team.jobs.ts';

/** What the holder of the letter may see before deciding. */
export interface Preview {
  companyName: string;
  inviterName: string;
  roles: string[];
  ownRoles: OwnRole[];
  maskedEmail: string;
  hasAccount: boolean;
  expiresAt: Date;
  note: string | null;
}

/** The answers to an invitation. Each is one conditional update, so of two at once one wins and the other is told. */
export interface Acceptances {
  /** Changes nothing, however often it is asked. */
  preview(token: string, origin: Origin): Promise<Preview | Problem>;
  /** @returns the shop joined */
  accept(viewer: Viewer, token: string): Promise<string | Problem>;
  /** Makes the account, proves the address and joins the shop, all or nothing. */
  register(input: RegisterByInvitationInput, origin: Origin): Promise<OpenedSession | Problem>;
  decline(token: string, origin: Origin): Promise<Problem | null>;
}

const guesses = { name: 'invitation-link', attempts: 60, seconds: 600 };
/** Each costs a hash, and a genuine link spends no guess. */
const registrations = { name: 'invitation-register', attempts: 10, seconds: 600 };

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  limits: Limits;
  signer: LinkSigner;
  passwords: Passwords;
  sessions: Sessions;
}

/** Who takes the place. */
interface Newcomer {
  userId: string;
  fullName: string;
}

interface Place {
  companyId: string;
  invitation: Invitation;
  /** Why the link is dead, null while it lives. Whoever tries a dead one leaves a row in the shop's journal. */
  death: Problem | null;
  /** Why nobody can join by it now: it is dead, or waits for another administrator. */
  refusal: Problem | null;
}

export function createAcceptances({ database, journal, enqueue, limits, signer, passwords, sessions }: Needs): Acceptances {
  /** The invitation behind a genuine token, dead or alive. Guesses and dead links spend a budget, living ones do not. */
  async function open(token: string, { ip }: Origin): Promise<Place | Problem> {
    await limits.spend(guesses, addressBlock(ip));
    const key = signer.verify('invitation', token);
    const companyId = key && (await companyOfInvitation(database.global, key.id));
    if (!companyId) return new Problem('LINK_UNKNOWN');
    const invitation = await database.read(companyId, (reader) => findInvitation(reader, companyId, key.id));
    if (!invitation) return new Problem('LINK_UNKNOWN');
    const death = deathOf(invitation, key.generation);
    if (!death) await limits.refund(guesses, addressBlock(ip));
    return { companyId, invitation, death, refusal: death ?? waitOf(invitation) };
  }

  /** Judges once more under the shop's lock: nobody is invited, changed or accepted meanwhile. */
  async function reopen(tx: Tx, place: Place): Promise<Problem | null> {
    const { companyId, invitation } = place;
    await lockTeam(tx, companyId);
    const present = await findInvitation(tx, companyId, invitation.id);
    const refusal = present ? (deathOf(present, invitation.generation) ?? waitOf(present)) : new Problem('LINK_UNKNOWN');
    if (refusal || !present) return refusal;
    // Its roles may have changed since it was looked at: a role that ended was replaced by another.
    place.invitation = present;
    const shop = await findShop(tx, companyId);
    if (shop?.state !== 'active') return new Problem('COMPANY_NOT_ACTIVE');
    const inviter = await findMember(tx, companyId, invitation.invitedBy);
    return inviter && couldInvite(inviter.subject, rolesOffered(present), Date.now()) ? null : new Problem('INVITER_LOST_RIGHT');
  }

  async function join(tx: Tx, { companyId, invitation }: Place, { userId, fullName }: Newcomer): Promise<string | Problem> {
    if (await findPresentMember(tx, companyId, invitation.emailKey)) return new Problem('ALREADY_MEMBER');
    const memberId = await insertMember(tx, { companyId, userId, isOwner: false, roles: invitation.roles });
    if (!(await decideInvitation(tx, companyId, invitation.id, 'accepted', memberId))) return new Problem('LINK_EXPIRED');
    const shop = await findShop(tx, companyId);
    const facts = { shopName: shop?.name ?? '', byName: invitation.invitedByName, roles: roleNames(invitation.roles, invitation.ownRoles) };
    await tell(tx, { userId, kind: 'WELCOME', companyId, facts });
    await enqueue(tx, accessLetter, { companyId, userId, kind: 'WELCOME', roles: invitation.roles });
    await tellInviter(tx, enqueue, { companyId, invitation, kind: 'INVITATION_ACCEPTED', aboutName: fullName });
    await announce(tx, { topic: 'team', companyId });
    return memberId;
  }

  /** A right that ended by its date told nobody: the first who is turned away for it does. */
  async function waitsIfLost<T>({ companyId, invitation }: Place, answer: T | Problem): Promise<T | Problem> {
    if (answer instanceof Problem && answer.code === 'INVITER_LOST_RIGHT' && !invitation.waitingSince) {
      await database.write(companyId, async (tx) => {
        await setWaiting(tx, invitation, true);
        await announce(tx, { topic: 'team', companyId });
        return null;
      });
    }
    return answer;
  }

  const deed = (action: string, { invitation }: Place) => ({ action, objectType: 'invitation', objectId: invitation.id });

  return {
    async preview(token, origin) {
      const place = await open(token, origin);
      if (place instanceof Problem) return place;
      const { invitation, companyId, refusal } = place;
      if (refusal) return refusal;
      const shop = await database.read(companyId, (reader) => findShop(reader, companyId));
      return {
        companyName: shop?.name ?? '',
        inviterName: invitation.invitedByName,
        roles: invitation.roles,
        ownRoles: invitation.ownRoles,
        maskedEmail: maskEmail(invitation.email),
        hasAccount: (await findUserByKey(database.global, invitation.emailKey)) !== null,
        expiresAt: invitation.expiresAt,
        note: invitation.note,
      };
    },
    async accept(viewer, token) {
      const place = await open(token, viewer.origin);
      if (place instanceof Problem) return place;
      // A guest in this shop still: the place that the request named is another's, and none of this journal's business.
      const actor = personActor({ ...viewer, membership: null });
      const answer = await journal.performAs<string>(actor, place.companyId, deed('invitation.accept', place), async (tx, _actor, note) => {
        if (place.refusal) return place.refusal;
        if (viewer.email === null || emailKey(viewer.email) !== place.invitation.emailKey) {
          return new Problem('EMAIL_MISMATCH', null, { email: maskEmail(place.invitation.email) });
        }
        const refusal = await reopen(tx, place);
        if (refusal) return refusal;
        const memberId = await join(tx, place, viewer);
        if (memberId instanceof Problem) return memberId;
        note({ after: { memberId, roles: place.invitation.roles } });
        return place.companyId;
      });
      return waitsIfLost(place, answer);
    },
    async register(input, origin) {
      const place = await open(input.token, origin);
      if (place instanceof Problem) return place;
      const { invitation, companyId, refusal: closed } = place;
      // A dead link is worth no hash.
      if (closed) return journal.performAs<never>(guestActor(origin), companyId, deed('invitation.register', place), async () => closed);
      const weak = passwords.refusal(input.password, { email: invitation.email, fullName: input.fullName }, 'password');
      if (weak) return weak;
      await limits.spend(registrations, invitation.id);
      const passwordHash = await passwords.hash(input.password);
      const answer = await journal.performAs(
        guestActor(origin),
        companyId,
        deed('invitation.register', place),
        async (tx, _actor, note) => {
          const refusal = await reopen(tx, place);
          if (refusal) return refusal;
          const { email, emailKey: key } = invitation;
          const locale = input.locale.toLowerCase() as Locale;
          const user = await insertUser(tx, {
            email,
            emailKey: key,
            signInName: null,
            confirmed: true,
            passwordHash,
            fullName: input.fullName,
            phone: input.phone,
            locale,
          });
          if (!user) return new Problem('ACCOUNT_EXISTS');
          const memberId = await join(tx, place, { userId: user.id, fullName: user.fullName });
          if (memberId instanceof Problem) return memberId;
          note({ after: { userId: user.id, memberId, roles: invitation.roles } });
          return sessions.open(tx, user.id, origin.portal ?? 'staff', origin);
        },
      );
      return answer instanceof Problem ? waitsIfLost<never>(place, answer) : answer();
    },
    async decline(token, origin) {
      const place = await open(token, origin);
      if (place instanceof Problem) return place;
      return journal.performAs(guestActor(origin), place.companyId, deed('invitation.decline', place), async (tx) => {
        if (place.death) return place.death;
        await lockTeam(tx, place.companyId);
        const present = await findInvitation(tx, place.companyId, place.invitation.id);
        const death = present && deathOf(present, place.invitation.generation);
        if (death) return death;
        if (!(await decideInvitation(tx, place.companyId, place.invitation.id, 'declined'))) return new Problem('LINK_EXPIRED');
        const { companyId, invitation } = place;
        await tellInviter(tx, enqueue, { companyId, invitation, kind: 'INVITATION_DECLINED', aboutName: invitation.email });
        await announce(tx, { topic: 'team', companyId });
        return null;
      });
    },
  };
}
