import { emailKey } from '@prikazchik/inputs/email';
import type { InviteByLinkInput, InviteMemberInput } from '@prikazchik/inputs/team.input';
import { keyOf, type Role } from '@prikazchik/permissions/role';
import type { Database, Tx } from '../../platform/db.ts';
import { parseId } from '../../platform/id.ts';
import type { Enqueue } from '../../platform/jobs.ts';
import type { Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { decodeIdCursor, type Page, type PageArgs, pageSize, toPage } from '../../platform/page.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import { demand, type Locale, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { type Journal, maskEmail } from '../audit/audit.module.ts';
import { warehouseNames } from './access.repository.ts';
import { namesUnknown } from './access.rules.ts';
import { tellTurnedAway } from './entry-news.service.ts';
import {
  decideInvitation,
  findInvitation,
  type Invitation,
  type InvitationSearch,
  insertInvitation,
  insertLink,
  listInvitations,
  offerOf,
  renewInvitation,
  rolesOffered,
  takeOverInvitation,
  termsOf,
} from './invitations.repository.ts';
import type { InvitationKind } from './invitations.tables.ts';
import { readInviting } from './inviting.repository.ts';
import { refusalToInvite } from './inviting.rules.ts';
import { findPresentMember } from './members.repository.ts';
import { refusalByLink } from './members.rules.ts';
import { type OfferTerms, offered, refusalOfTerms, refusalToOffer } from './offers.rules.ts';
import { findRoles } from './roles.repository.ts';
import { invitationLetter } from './team.jobs.ts';

/** An invitation with the address of its link, where that is for the one who made it. */
export interface Sent {
  invitation: Invitation;
  url: string | null;
}

export interface Invitations {
  list(viewer: Viewer | null, args: PageArgs, wanted: InvitationSearch): Promise<Page<Invitation>>;
  invite(viewer: Viewer | null, input: InviteMemberInput): Promise<Invitation | Problem>;
  /** A link to be handed over. Whoever enters by it is let in or not by one who may invite, so it gives no power over people. */
  inviteByLink(viewer: Viewer | null, input: InviteByLinkInput): Promise<Sent | Problem>;
  /** Makes a new link and kills the older ones; a letter's is sent. @throws Refusal RATE_LIMITED after three an hour of one invitation */
  resend(viewer: Viewer | null, id: string): Promise<Sent | Problem>;
  revoke(viewer: Viewer | null, id: string): Promise<Invitation | Problem>;
  /** Answers for an invitation whose sender no longer can: its letter is good again. */
  takeOver(viewer: Viewer | null, id: string): Promise<Invitation | Problem>;
}

type OfferInput = Pick<InviteMemberInput, 'roles' | 'from' | 'to' | 'warehouseIds'>;

const readTerms = ({ from, to, warehouseIds }: OfferInput): OfferTerms => ({
  from: from ?? null,
  to: to ?? null,
  warehouseIds: warehouseIds?.map(parseId).toSorted() ?? null,
});

/** What the journal keeps of an offer. */
const factsOf = (roles: string[], { from, to, warehouseIds }: OfferTerms, names: ReadonlyMap<string, string>) => ({
  roles,
  ...(from && { from: from.toISOString() }),
  ...(to && { to: to.toISOString() }),
  ...(warehouseIds && { warehouses: warehouseIds.map((id) => names.get(id) ?? id) }),
});

const resends = { name: 'invitation-resend', attempts: 3, seconds: 3600 };

interface Needs {
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  limits: Limits;
  signer: LinkSigner;
  staffUrl: string;
}

export function createInvitations({ database, journal, enqueue, limits, signer, staffUrl }: Needs): Invitations {
  async function present(tx: Tx, companyId: string, id: string): Promise<Invitation> {
    const invitation = await findInvitation(tx, companyId, id);
    if (!invitation) throw notFound();
    return invitation;
  }

  async function refusalToSend(tx: Tx, companyId: string, key: string): Promise<Problem | null> {
    if (await findPresentMember(tx, companyId, key)) return new Problem('ALREADY_MEMBER', 'email');
    return refusalToInvite(await readInviting(tx, companyId));
  }

  async function send(tx: Tx, companyId: string, invitationId: string, generation: number): Promise<void> {
    await enqueue(tx, invitationLetter, { companyId, invitationId, generation });
    await announce(tx, { topic: 'team', companyId });
  }

  const urlOf = (id: string, generation: number) => `${staffUrl}/invitation#${signer.sign('entry', { id, generation })}`;

  /** What the input offers, or why the viewer can't offer it now. @throws Refusal NOT_FOUND for a warehouse they have nothing to do with */
  async function readOffer(tx: Tx, who: ShopViewer, input: OfferInput, kind: InvitationKind) {
    const roles = input.roles.map(keyOf);
    const terms = readTerms(input);
    const names = await warehouseNames(tx, who.membership.companyId);
    if (namesUnknown(who, { roles: roles.map((role) => ({ role, ...terms, shift: null })), rights: [] }, names)) throw notFound();
    const given = await findRoles(tx, who.membership.companyId, roles);
    if (!given) return new Problem('INVALID_CHOICE', 'roles');
    const refusal = refusalOf(who, given, terms, kind);
    return refusal ?? { roles, terms, facts: factsOf(roles, terms, names) };
  }

  const refusalOf = (who: ShopViewer, roles: readonly Role[], terms: OfferTerms, kind: InvitationKind): Problem | null =>
    refusalOfTerms(terms, who.askedAt) ??
    refusalToOffer(who, offered(roles, terms), 'roles') ??
    (kind === 'link' ? refusalByLink(roles, 'roles') : null);

  const right = 'team.invite';
  const objectType = 'invitation';

  return {
    async list(viewer, args, wanted) {
      const { companyId } = demand(viewer, right).membership;
      const limit = pageSize(args);
      const after = decodeIdCursor(args.after);
      const rows = await database.read(companyId, (reader) => listInvitations(reader, companyId, wanted, after, limit + 1));
      return toPage(rows, args, (invitation) => [invitation.id]);
    },
    invite: (viewer, input) =>
      journal.perform(viewer, { action: 'invitation.send', objectType, right, changesPeople: true }, async (tx, who, note) => {
        const { companyId, memberId } = who.membership;
        const offer = await readOffer(tx, who, input, 'letter');
        if (offer instanceof Problem) return offer;
        const { roles, terms, facts } = offer;
        const key = emailKey(input.email);
        if (!key) return new Problem('INVALID_EMAIL', 'email');
        const taken = await refusalToSend(tx, companyId, key);
        if (taken) return taken;
        const id = await insertInvitation(tx, {
          companyId,
          email: input.email,
          emailKey: key,
          roles,
          terms,
          note: input.note ?? null,
          locale: input.locale.toLowerCase() as Locale,
          days: input.days,
          invitedBy: memberId,
        });
        if (!id) return new Problem('ALREADY_INVITED', 'email');
        await send(tx, companyId, id, 1);
        note({ objectId: id, after: { email: maskEmail(input.email), ...facts, days: input.days } });
        return present(tx, companyId, id);
      }),
    inviteByLink: (viewer, input) =>
      journal.perform<Sent>(viewer, { action: 'invitation.sendLink', objectType, right, changesPeople: true }, async (tx, who, note) => {
        const { companyId, memberId: invitedBy } = who.membership;
        const { label, hours } = input;
        const offer = await readOffer(tx, who, input, 'link');
        if (offer instanceof Problem) return offer;
        const refusal = refusalToInvite(await readInviting(tx, companyId));
        if (refusal) return refusal;
        const { roles, terms, facts } = offer;
        const locale = input.locale.toLowerCase() as Locale;
        const id = await insertLink(tx, { companyId, label, roles, terms, note: input.note, locale, hours, invitedBy });
        await announce(tx, { topic: 'team', companyId });
        // Not whom it is for: the journal keeps for ever what it was told, and the invitation itself says so.
        note({ objectId: id, after: { ...facts, hours } });
        return { invitation: await present(tx, companyId, id), url: urlOf(id, 1) };
      }),
    async resend(viewer, id) {
      const { companyId } = demand(viewer, right).membership;
      const known = await database.read(companyId, (reader) => findInvitation(reader, companyId, id));
      if (known) await limits.spend(resends, `${companyId}/${known.emailKey ?? known.id}`);
      return journal.perform<Sent>(
        viewer,
        { action: 'invitation.resend', objectType, objectId: id, right, changesPeople: true },
        async (tx, who, note) => {
          const invitation = await present(tx, companyId, id);
          const isLink = invitation.kind === 'link';
          const refusal = refusalOf(who, rolesOffered(invitation), termsOf(invitation), invitation.kind);
          if (refusal) return refusal;
          const generation = await renewInvitation(tx, companyId, id);
          if (!generation) return new Problem('WRONG_STATE');
          if (isLink) await announce(tx, { topic: 'team', companyId });
          else await send(tx, companyId, id, generation);
          note({ after: { generation } });
          return { invitation: await present(tx, companyId, id), url: isLink ? urlOf(id, generation) : null };
        },
      );
    },
    revoke: (viewer, id) =>
      journal.perform(
        viewer,
        { action: 'invitation.revoke', objectType, objectId: id, right, changesPeople: true },
        async (tx, who, note) => {
          const { companyId } = who.membership;
          const invitation = await present(tx, companyId, id);
          const refusal = refusalToOffer(who, offerOf(invitation), 'roles');
          if (refusal) return refusal;
          if (!(await decideInvitation(tx, companyId, id, 'revoked'))) return new Problem('WRONG_STATE');
          await tellTurnedAway(tx, enqueue, invitation);
          await announce(tx, { topic: 'team', companyId });
          note({ before: { state: invitation.state }, after: { state: 'revoked' } });
          return present(tx, companyId, id);
        },
      ),
    takeOver: (viewer, id) =>
      journal.perform(
        viewer,
        { action: 'invitation.takeOver', objectType, objectId: id, right, changesPeople: true },
        async (tx, who, note) => {
          const { companyId, memberId } = who.membership;
          const invitation = await present(tx, companyId, id);
          const refusal = refusalToOffer(who, offerOf(invitation), 'roles');
          if (refusal) return refusal;
          if (!invitation.waitingSince) return new Problem('WRONG_STATE');
          if (!(await takeOverInvitation(tx, companyId, id, memberId))) return new Problem('WRONG_STATE');
          await announce(tx, { topic: 'team', companyId });
          note({ before: { invitedBy: invitation.invitedBy }, after: { invitedBy: memberId } });
          return present(tx, companyId, id);
        },
      ),
  };
}
