import { emailKey } from '@prikazchik/inputs/email';
import type { PrepareInvitationsInput } from '@prikazchik/inputs/team.input';
import { keyOf, type Role } from '@prikazchik/permissions/role';
import type { Database, Tx } from '../../platform/db.ts';
import type { OwnRole } from '../../platform/given.ts';
import { type Enqueue, handler, type JobHandler } from '../../platform/jobs.ts';
import { Problem, type ProblemCode } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import { lockTeam } from '../../platform/viewer.repository.ts';
import { demand, type Locale, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { type Journal, maskEmail, systemActor } from '../audit/audit.module.ts';
import { type Batch, type BatchLine, findBatch, insertBatch, nextLines, settleLine, startBatch } from './batches.repository.ts';
import { type ListedPerson, linesMost, readList } from './batches.rules.ts';
import { insertInvitation } from './invitations.repository.ts';
import { findTaken, readInviting, type Taken } from './inviting.repository.ts';
import { refusalToInvite, roomFor } from './inviting.rules.ts';
import { recordsOf } from './lists.service.ts';
import { findMember, findPresentMember } from './members.repository.ts';
import type { Member } from './members.rules.ts';
import { couldInvite, offered, refusalToOffer, WHOLLY } from './offers.rules.ts';
import { findRoles, listRoles } from './roles.repository.ts';
import { rolesNamed } from './roles.rules.ts';
import { invitationBatch, invitationLetter } from './team.jobs.ts';

export interface Batches {
  /** Reads the list and says of each line whether it could be sent; nothing leaves yet. */
  prepare(viewer: Viewer | null, input: PrepareInvitationsInput): Promise<Batch | Problem>;
  /** Sends every line that could be, one by one, in the background. */
  send(viewer: Viewer | null, id: string): Promise<Batch | Problem>;
  /** @throws Refusal NOT_FOUND */
  find(viewer: Viewer | null, id: string): Promise<Batch>;
}

const right = 'team.invite';
const objectType = 'invitation_batch';

async function ownRolesOf(tx: Tx, companyId: string): Promise<OwnRole[]> {
  return (await listRoles(tx, companyId)).map(({ id, name, rights }) => ({ key: id, name, rights }));
}

async function presentBatch(tx: Tx, companyId: string, id: string): Promise<Batch> {
  const batch = await findBatch(tx, companyId, id);
  if (!batch) throw notFound();
  return batch;
}

export function createBatches(database: Database, journal: Journal, enqueue: Enqueue): Batches {
  /** What stands in the way of a line beyond what the list itself tells. */
  function problemOf(who: ShopViewer, person: ListedPerson, roles: Role[] | null, taken: Taken, room: number): ProblemCode | null {
    if (person.problem || !person.emailKey) return person.problem;
    if (!roles) return 'ROLE_UNKNOWN';
    const refusal = refusalToOffer(who, offered(roles, WHOLLY), 'roles');
    if (refusal) return refusal.code;
    if (taken.members.has(person.emailKey)) return 'ALREADY_MEMBER';
    if (taken.invited.has(person.emailKey)) return 'ALREADY_INVITED';
    return room > 0 ? null : 'INVITATIONS_TODAY';
  }

  async function judged(tx: Tx, who: ShopViewer, listed: readonly ListedPerson[], own: readonly OwnRole[]): Promise<ListedPerson[]> {
    const { companyId } = who.membership;
    const taken = await findTaken(
      tx,
      companyId,
      listed.flatMap(({ emailKey: key }) => key ?? []),
    );
    let room = roomFor(await readInviting(tx, companyId));
    return listed.map((person) => {
      const problem = problemOf(who, person, rolesNamed(person.roles ?? [], own), taken, room);
      if (!problem) room -= 1;
      return { ...person, problem };
    });
  }

  return {
    prepare: (viewer, input) =>
      journal.perform<Batch>(viewer, { action: 'invitation.prepare', objectType, right }, async (tx, who, note) => {
        const { companyId, memberId } = who.membership;
        const records = recordsOf(input.list);
        const own = await ownRolesOf(tx, companyId);
        const listed = records && readList(records, input.roles.map(keyOf), own);
        if (!listed) return new Problem('LIST_UNREADABLE', 'list', { max: linesMost });
        const people = await judged(tx, who, listed, own);
        const { days } = input;
        const locale = input.locale.toLowerCase() as Locale;
        const id = await insertBatch(tx, { companyId, preparedBy: memberId, note: input.note ?? null, locale, days }, people);
        note({ objectId: id, after: { lines: people.length, refused: people.filter(({ problem }) => problem).length } });
        return presentBatch(tx, companyId, id);
      }),
    send: (viewer, id) =>
      journal.perform<Batch>(viewer, { action: 'invitation.sendMany', objectType, objectId: id, right }, async (tx, who, note) => {
        const { companyId, memberId } = who.membership;
        const batch = await presentBatch(tx, companyId, id);
        // Whoever sends answers for it: what another prepared was judged by the rights of another.
        if (batch.preparedBy !== memberId || !(await startBatch(tx, companyId, id))) return new Problem('WRONG_STATE');
        await enqueue(tx, invitationBatch, { companyId, batchId: id });
        note({ after: { lines: batch.lines.filter(({ problem }) => !problem).length } });
        return presentBatch(tx, companyId, id);
      }),
    async find(viewer, id) {
      const { companyId } = demand(viewer, right).membership;
      const batch = await database.read(companyId, (reader) => findBatch(reader, companyId, id));
      if (!batch) throw notFound();
      return batch;
    },
  };
}

/** As many lines as one job takes; the next job takes the next. Far less than a job may last. */
const portion = 50;

/** The worker's part: one line, one transaction, so that after a crash each has been sent once or is sent next. */
export function batchHandler(database: Database, journal: Journal, enqueue: Enqueue): JobHandler {
  async function inviteBy(tx: Tx, batch: Batch, { email, roles }: BatchLine): Promise<Problem | string> {
    const { companyId, preparedBy } = batch;
    await lockTeam(tx, companyId);
    const inviter = await findMember(tx, companyId, preparedBy);
    const key = emailKey(email);
    if (!key || !roles) return new Problem('INVALID_EMAIL');
    return (await refusalOf(tx, inviter, roles, key)) ?? (await insertOne(tx, batch, email, key, roles));
  }

  async function refusalOf(tx: Tx, inviter: Member | null, roles: string[], key: string): Promise<Problem | null> {
    const given = inviter && (await findRoles(tx, inviter.companyId, roles));
    if (!inviter || !given) return new Problem('ROLE_UNKNOWN');
    if (!couldInvite(inviter.subject, offered(given, WHOLLY), Date.now())) return new Problem('RIGHT_NOT_HELD');
    if (await findPresentMember(tx, inviter.companyId, key)) return new Problem('ALREADY_MEMBER');
    return refusalToInvite(await readInviting(tx, inviter.companyId));
  }

  async function insertOne(tx: Tx, batch: Batch, email: string, key: string, roles: string[]): Promise<Problem | string> {
    const { companyId, note, locale, days, preparedBy: invitedBy } = batch;
    const id = await insertInvitation(tx, { companyId, email, emailKey: key, roles, terms: WHOLLY, note, locale, days, invitedBy });
    return id ?? new Problem('ALREADY_INVITED');
  }

  async function sendLine(batch: Batch, line: BatchLine, requestId: string): Promise<void> {
    const { companyId, preparedBy: memberId } = batch;
    const actor = { ...systemActor(requestId), memberId };
    const sent = await journal.performAs(
      actor,
      companyId,
      { action: 'invitation.send', objectType: 'invitation' },
      async (tx, _actor, note) => {
        const id = await inviteBy(tx, batch, line);
        if (id instanceof Problem) return id;
        await enqueue(tx, invitationLetter, { companyId, invitationId: id, generation: 1 });
        await settleLine(tx, line, { invitationId: id });
        await announce(tx, { topic: 'team', companyId });
        note({ objectId: id, after: { email: maskEmail(line.email), roles: line.roles ?? [], days: batch.days } });
        return id;
      },
    );
    if (!(sent instanceof Problem)) return;
    await database.write(companyId, async (tx) => {
      await settleLine(tx, line, { problem: sent.code });
      await announce(tx, { topic: 'team', companyId });
      return null;
    });
  }

  return handler(invitationBatch, async ({ companyId, batchId }, id) => {
    const batch = await database.read(companyId, (reader) => findBatch(reader, companyId, batchId));
    if (!batch?.startedAt) return;
    const lines = await database.read(companyId, (reader) => nextLines(reader, companyId, batchId, portion));
    for (const line of lines) await sendLine(batch, line, id);
    if (lines.length < portion) return;
    await database.write(companyId, async (tx) => {
      await enqueue(tx, invitationBatch, { companyId, batchId });
      return null;
    });
  });
}
