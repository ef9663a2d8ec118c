import type { RegisterByLinkInput } from '@prikazchik/inputs/account.input';
import type { Database, Tx } from '../../platform/db.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import type { Limits } from '../../platform/limits.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import { lockTeam } from '../../platform/viewer.repository.ts';
import type { Locale, Origin, ShopViewer, Viewer } from '../../platform/viewer.ts';
import { findUser, insertUser, type OpenedSession, type Passwords, type Sessions } from '../accounts/accounts.module.ts';
import { guestActor, type Journal, personActor } from '../audit/audit.module.ts';
import { enterBy, entriesOf, isAsking } from './entries.repository.ts';
import { tellOfEntry, tellTurnedAway } from './entry-news.service.ts';
import { companyOfInvitation, decideInvitation, findInvitation, type Invitation, offerOf } from './invitations.repository.ts';
import { shownState, waitOf } from './invitations.rules.ts';
import { type Joining, join, type Newcomer, type Place, refusalOfOffer } from './joining.service.ts';
import { findOwnPlace, findShop } from './members.repository.ts';
import { refusalToOffer } from './offers.rules.ts';

/** Where somebody waits to be let in. */
export type Entry = Invitation & { companyName: string };

/**
 * The way into a shop by a link that was handed over: whoever holds it enters once, waits without any right, and is let in or not
 * by one who may invite to the same roles.
 */
export interface Entries {
  /** For one who has an account. LINK_USED when somebody was first. */
  ask(viewer: Viewer, token: string): Promise<Problem | null>;
  /** Makes an account without an address, and asks; all or nothing. */
  register(input: RegisterByLinkInput, origin: Origin): Promise<OpenedSession | Problem>;
  /** Where the viewer waits, the oldest first. */
  mine(viewer: Viewer): Promise<Entry[]>;
  /** @throws Refusal NOT_FOUND for one that is not the viewer's own */
  withdraw(viewer: Viewer, id: string): Promise<Problem | null>;
  /**
   * Gives the place; WRONG_STATE when nobody waits by this invitation any more, ASKED_BEFORE_NEW_PASSWORD when the account was taken
   * back by a new password since. @throws Refusal NOT_FOUND
   */
  approve(viewer: Viewer | null, id: string): Promise<Invitation | Problem>;
  /** @throws Refusal NOT_FOUND */
  decline(viewer: Viewer | null, id: string): Promise<Invitation | Problem>;
}

/** Each costs a hash, and a genuine link spends no guess. */
const registrations = { name: 'link-register', attempts: 10, seconds: 600 };

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  limits: Limits;
  joining: Joining;
  passwords: Passwords;
  sessions: Sessions;
}

const deedTo = (id: string, action: string) => ({ action, objectType: 'invitation', objectId: id });
const answerTo = (id: string, action: string) => ({ ...deedTo(id, action), right: 'team.invite', changesPeople: true }) as const;

export function createEntries({ database, journal, enqueue, limits, joining, passwords, sessions }: Needs): Entries {
  const open = (token: string, origin: Origin) => joining.open(token, ['entry'], origin);

  async function enter(tx: Tx, place: Place, { userId, fullName }: Newcomer, { userAgent, ip }: Origin): Promise<Problem | null> {
    const { companyId, invitation } = place;
    if (await findOwnPlace(tx, companyId, userId)) return new Problem('ALREADY_MEMBER');
    if (await isAsking(tx, companyId, userId)) return new Problem('ALREADY_WAITING');
    if (!(await enterBy(tx, companyId, invitation.id, { userId, userAgent, ip }))) return new Problem('LINK_USED');
    await tellOfEntry(tx, enqueue, invitation, fullName);
    await announce(tx, { topic: 'team', companyId });
    return null;
  }

  async function asked(tx: Tx, who: ShopViewer, id: string): Promise<Invitation | Problem> {
    const invitation = await findInvitation(tx, who.membership.companyId, id);
    if (!invitation) throw notFound();
    const refusal = refusalToOffer(who, offerOf(invitation), 'roles');
    if (refusal) return refusal;
    return shownState(invitation) === 'asked' ? invitation : new Problem('WRONG_STATE');
  }

  /** Who asked, unless the account was taken back by a new password since, or handed over: they may not be who would come in. */
  async function newcomerOf(tx: Tx, { askedBy, askedAt }: Invitation): Promise<Newcomer | Problem> {
    const asker = askedBy && (await findUser(tx, askedBy));
    if (!asker || !askedAt) return new Problem('WRONG_STATE');
    if (asker.securedAt && asker.securedAt >= askedAt) return new Problem('ASKED_BEFORE_NEW_PASSWORD');
    return { userId: asker.id, fullName: asker.fullName };
  }

  async function present(tx: Tx, { companyId, id }: Invitation): Promise<Invitation> {
    const invitation = await findInvitation(tx, companyId, id);
    if (!invitation) throw notFound();
    return invitation;
  }

  return {
    async ask(viewer, token) {
      const place = await open(token, viewer.origin);
      if (place instanceof Problem) return place;
      // A guest in this shop still: the place that the request named is another's, and none of this journal's business.
      const actor = personActor({ ...viewer, membership: null });
      const asking = deedTo(place.invitation.id, 'entry.ask');
      const answer = await journal.performAs<null>(actor, place.companyId, asking, async (tx, _actor, note) => {
        const refusal = place.refusal ?? (await joining.reopen(tx, place)) ?? (await enter(tx, place, viewer, viewer.origin));
        if (refusal) return refusal;
        note({ after: { userId: viewer.userId, roles: place.invitation.roles } });
        return null;
      });
      return joining.waitsIfLost(place.invitation, answer);
    },
    async register(input, origin) {
      const place = await open(input.token, origin);
      if (place instanceof Problem) return place;
      const { companyId, refusal: closed } = place;
      const registering = deedTo(place.invitation.id, 'entry.register');
      // A dead link is worth no hash.
      if (closed) return journal.performAs<never>(guestActor(origin), companyId, registering, async () => closed);
      const { fullName, phone, signInName, password } = input;
      const weak = passwords.refusal(password, { signInName, fullName }, 'password');
      if (weak) return weak;
      await limits.spend(registrations, place.invitation.id);
      const passwordHash = await passwords.hash(password);
      const answer = await journal.performAs(guestActor(origin), companyId, registering, async (tx, _actor, note) => {
        const refusal = await joining.reopen(tx, place);
        if (refusal) return refusal;
        const locale = input.locale.toLowerCase() as Locale;
        const nobody = { email: null, emailKey: null, confirmed: false };
        const user = await insertUser(tx, { ...nobody, signInName, passwordHash, fullName, phone, locale });
        if (!user) return new Problem('SIGN_IN_NAME_TAKEN', 'signInName');
        const barred = await enter(tx, place, { userId: user.id, fullName }, origin);
        if (barred) return barred;
        note({ after: { userId: user.id, roles: place.invitation.roles } });
        return sessions.open(tx, user.id, origin.portal ?? 'staff', origin);
      });
      return answer instanceof Problem ? joining.waitsIfLost<never>(place.invitation, answer) : answer();
    },
    async mine({ userId }) {
      const entries: Entry[] = [];
      for (const { companyId, id } of await entriesOf(database.global, userId)) {
        const [invitation, shop] = await database.read(companyId, async (reader) => [
          await findInvitation(reader, companyId, id),
          await findShop(reader, companyId),
        ]);
        if (invitation && shop) entries.push({ ...invitation, companyName: shop.name });
      }
      return entries;
    },
    async withdraw(viewer, id) {
      const companyId = await companyOfInvitation(database.global, id);
      const invitation = companyId && (await database.read(companyId, (reader) => findInvitation(reader, companyId, id)));
      if (!invitation || invitation.askedBy !== viewer.userId) throw notFound();
      const actor = personActor({ ...viewer, membership: null });
      return journal.performAs<null>(actor, companyId, deedTo(id, 'entry.withdraw'), async (tx) => {
        await lockTeam(tx, companyId);
        if (!(await decideInvitation(tx, companyId, id, 'declined'))) return new Problem('WRONG_STATE');
        await announce(tx, { topic: 'team', companyId });
        return null;
      });
    },
    async approve(viewer, id) {
      let waiting: Invitation | null = null;
      const answer = await journal.perform<Invitation>(viewer, answerTo(id, 'entry.approve'), async (tx, who, note) => {
        const invitation = await asked(tx, who, id);
        if (invitation instanceof Problem) return invitation;
        waiting = invitation;
        const refusal = waitOf(invitation) ?? (await refusalOfOffer(tx, invitation));
        if (refusal) return refusal;
        const newcomer = await newcomerOf(tx, invitation);
        if (newcomer instanceof Problem) return newcomer;
        const memberId = await join(tx, { journal, enqueue, actor: personActor(who), byName: who.fullName }, invitation, newcomer);
        if (memberId instanceof Problem) return memberId;
        note({ after: { memberId, roles: invitation.roles } });
        return present(tx, invitation);
      });
      return waiting ? joining.waitsIfLost(waiting, answer) : answer;
    },
    decline: (viewer, id) =>
      journal.perform<Invitation>(viewer, answerTo(id, 'entry.decline'), async (tx, who, note) => {
        const invitation = await asked(tx, who, id);
        if (invitation instanceof Problem) return invitation;
        if (!(await decideInvitation(tx, invitation.companyId, id, 'refused'))) return new Problem('WRONG_STATE');
        await tellTurnedAway(tx, enqueue, invitation);
        await announce(tx, { topic: 'team', companyId: invitation.companyId });
        note({ after: { state: 'refused' } });
        return present(tx, invitation);
      }),
  };
}
