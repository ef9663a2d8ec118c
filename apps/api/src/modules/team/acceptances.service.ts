import type { RegisterByInvitationInput } from '@prikazchik/inputs/account.input';
import { emailKey } from '@prikazchik/inputs/email';
import type { Database } from '../../platform/db.ts';
import type { OwnRole } from '../../platform/given.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import type { Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { lockTeam } from '../../platform/viewer.repository.ts';
import type { Locale, Origin, Viewer } from '../../platform/viewer.ts';
import { findUserByKey, insertUser, type OpenedSession, type Passwords, type Sessions } from '../accounts/accounts.module.ts';
import { guestActor, type Journal, maskEmail, personActor } from '../audit/audit.module.ts';
import { tellInviter } from './answers.service.ts';
import { decideInvitation, findInvitation, rolesOffered, warehousesOffered } from './invitations.repository.ts';
import { deathOf } from './invitations.rules.ts';
import type { InvitationKind } from './invitations.tables.ts';
import { type Joining, join, type Place } from './joining.service.ts';
import { findShop } from './members.repository.ts';
import { refusalByLink } from './members.rules.ts';

/** What the holder of the letter or the link may see before deciding. */
export interface Preview {
  kind: InvitationKind;
  companyName: string;
  inviterName: string;
  roles: string[];
  ownRoles: OwnRole[];
  from: Date | null;
  to: Date | null;
  /** By name; null: all of them. */
  warehouses: string[] | null;
  /** Null for a link: it was sent to nobody. */
  maskedEmail: string | null;
  hasAccount: boolean;
  expiresAt: Date;
  note: string | null;
  locale: Locale;
}

/** The answers to a letter. Each is one conditional update, so of two at once one wins and the other is told. */
export interface Acceptances {
  /** Of a letter or a link; changes nothing, however often it is asked. */
  preview(token: string, origin: Origin): Promise<Preview | Problem>;
  /** @returns the shop joined */
  accept(viewer: Viewer, token: string): Promise<string | Problem>;
  /** Makes the account, proves the address and joins the shop, all or nothing. */
  register(input: RegisterByInvitationInput, origin: Origin): Promise<OpenedSession | Problem>;
  decline(token: string, origin: Origin): Promise<Problem | null>;
}

/** Each costs a hash, and a genuine link spends no guess. */
const registrations = { name: 'invitation-register', attempts: 10, seconds: 600 };

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  limits: Limits;
  joining: Joining;
  passwords: Passwords;
  sessions: Sessions;
}

/** An invitation that went to an address. */
type Letter = Place & { email: string; emailKey: string };

const deed = (action: string, { invitation }: Place) => ({ action, objectType: 'invitation', objectId: invitation.id });

export function createAcceptances({ database, journal, enqueue, limits, joining, passwords, sessions }: Needs): Acceptances {
  /** A link's token is made for another purpose, so whatever opens here has an address. */
  async function open(token: string, origin: Origin): Promise<Letter | Problem> {
    const place = await joining.open(token, ['invitation'], origin);
    if (place instanceof Problem) return place;
    const { email, emailKey: key } = place.invitation;
    return email && key ? { ...place, email, emailKey: key } : new Problem('LINK_UNKNOWN');
  }

  return {
    async preview(token, origin) {
      const place = await joining.open(token, ['invitation', 'entry'], origin);
      if (place instanceof Problem) return place;
      const { invitation, companyId, refusal } = place;
      if (refusal) return refusal;
      const { kind, email, emailKey: key } = invitation;
      const barred = kind === 'link' ? refusalByLink(rolesOffered(invitation), null) : null;
      if (barred) return barred;
      const { shop, warehouses } = await database.read(companyId, async (reader) => ({
        shop: await findShop(reader, companyId),
        warehouses: await warehousesOffered(reader, invitation),
      }));
      return {
        from: invitation.validFrom,
        to: invitation.validTo,
        warehouses,
        kind,
        companyName: shop?.name ?? '',
        inviterName: invitation.invitedByName,
        roles: invitation.roles,
        ownRoles: invitation.ownRoles,
        maskedEmail: email && maskEmail(email),
        hasAccount: key !== null && (await findUserByKey(database.global, key)) !== null,
        expiresAt: invitation.expiresAt,
        note: invitation.note,
        locale: invitation.locale,
      };
    },
    async accept(viewer, token) {
      const place = await open(token, viewer.origin);
      if (place instanceof Problem) return place;
      // A guest in this shop still: the place that the request named is another's, and none of this journal's business.
      const actor = personActor({ ...viewer, membership: null });
      const answer = await journal.performAs<string>(actor, place.companyId, deed('invitation.accept', place), async (tx, _actor, note) => {
        if (place.refusal) return place.refusal;
        if (viewer.email === null || emailKey(viewer.email) !== place.emailKey) {
          return new Problem('EMAIL_MISMATCH', null, { email: maskEmail(place.email) });
        }
        const refusal = await joining.reopen(tx, place);
        if (refusal) return refusal;
        const { invitation } = place;
        const memberId = await join(tx, { journal, enqueue, actor, byName: invitation.invitedByName }, invitation, viewer);
        if (memberId instanceof Problem) return memberId;
        note({ after: { memberId, roles: invitation.roles } });
        return place.companyId;
      });
      return joining.waitsIfLost(place.invitation, answer);
    },
    async register(input, origin) {
      const place = await open(input.token, origin);
      if (place instanceof Problem) return place;
      const { email, emailKey: key, companyId, refusal: closed } = place;
      const registering = deed('invitation.register', place);
      // A dead link is worth no hash.
      if (closed) return journal.performAs<never>(guestActor(origin), companyId, registering, async () => closed);
      const { fullName, phone } = input;
      const weak = passwords.refusal(input.password, { email, fullName }, 'password');
      if (weak) return weak;
      await limits.spend(registrations, place.invitation.id);
      const passwordHash = await passwords.hash(input.password);
      const answer = await journal.performAs(guestActor(origin), companyId, registering, async (tx, actor, note) => {
        const refusal = await joining.reopen(tx, place);
        if (refusal) return refusal;
        const locale = input.locale.toLowerCase() as Locale;
        const user = await insertUser(tx, {
          email,
          emailKey: key,
          signInName: null,
          confirmed: true,
          passwordHash,
          fullName,
          phone,
          locale,
        });
        if (!user) return new Problem('ACCOUNT_EXISTS');
        const { invitation } = place;
        const newcomer = { userId: user.id, fullName: user.fullName };
        const memberId = await join(tx, { journal, enqueue, actor, byName: invitation.invitedByName }, invitation, newcomer);
        if (memberId instanceof Problem) return memberId;
        note({ after: { userId: user.id, memberId, roles: invitation.roles } });
        return sessions.open(tx, user.id, origin.portal ?? 'staff', origin);
      });
      return answer instanceof Problem ? joining.waitsIfLost<never>(place.invitation, answer) : answer();
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
        await tellInviter(tx, enqueue, { companyId, invitation, kind: 'INVITATION_DECLINED', aboutName: place.email });
        await announce(tx, { topic: 'team', companyId });
        return null;
      });
    },
  };
}
