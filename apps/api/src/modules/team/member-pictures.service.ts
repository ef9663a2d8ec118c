import type { Database, Tx } from '../../platform/db.ts';
import type { PictureUploads } from '../../platform/http/pictures.ts';
import type { KeptFiles } from '../../platform/kept-files.ts';
import type { Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { Problem } from '../../platform/problem.ts';
import { notFound } from '../../platform/refusal.ts';
import { readViewer } from '../../platform/viewer.repository.ts';
import { demand, type Origin, type ShopViewer, type Viewer } from '../../platform/viewer.ts';
import { avatarSide, peopleFolder } from '../accounts/accounts.module.ts';
import type { Journal } from '../audit/audit.module.ts';
import { type ChangeMember, presentMember } from './member-changes.service.ts';
import {
  companyOfPictureUpload,
  findPictureUpload,
  insertPictureUpload,
  type PictureUpload,
  setPicture,
  usePictureUpload,
} from './member-pictures.repository.ts';
import { findMember } from './members.repository.ts';
import { type Member, type MemberView, refusalToChange, viewOf } from './members.rules.ts';

/** The picture that a shop puts in place of a colleague's own: in this shop alone, their account keeps its own. */
export interface MemberPictures extends PictureUploads {
  /**
   * An address to put one picture to: once, within ten minutes, in this session.
   * @throws Refusal RATE_LIMITED after fifty of a colleague's in a day
   */
  request(viewer: Viewer | null, memberId: string): Promise<{ url: string; expiresAt: Date } | Problem>;
  /** Shows them as their account does again. WRONG_STATE where the shop has put none. */
  remove(viewer: Viewer | null, memberId: string): Promise<MemberView | Problem>;
}

interface Needs {
  database: Database;
  journal: Journal;
  limits: Limits;
  signer: LinkSigner;
  files: KeptFiles;
  change: ChangeMember;
}

const budget = { name: 'picture-upload', attempts: 50, seconds: 24 * 3600 };
/** An address is used up by a picture, not by a try; each try may cost a whole core for a moment. */
const tries = { name: 'picture-put', attempts: 5, seconds: 600 };
const right = 'team.update';
const generation = 1;

/** Why nothing can be put there any more; null while something can. */
function deathOf({ usedAt, isExpired }: Pick<PictureUpload, 'usedAt' | 'isExpired'>): Problem | null {
  if (usedAt) return new Problem('LINK_USED');
  return isExpired ? new Problem('LINK_EXPIRED') : null;
}

export function createMemberPictures({ database, journal, limits, signer, files, change }: Needs): MemberPictures {
  /** What the token allows and who holds it, as of now. @throws Refusal when the session is over or the right is gone */
  async function openedBy(token: string, origin: Origin): Promise<{ upload: PictureUpload; who: ShopViewer }> {
    const key = signer.verify('member-picture', token);
    const companyId = key && (await companyOfPictureUpload(database.global, key.id));
    if (!companyId) throw notFound();
    return database.read(companyId, async (reader) => {
      const upload = await findPictureUpload(reader, companyId, key.id);
      if (!upload) throw notFound();
      return { upload, who: demand(await readViewer(reader, upload.sessionId, companyId, origin), right) };
    });
  }

  /** Another picture or none; the file of the one before goes with the commit. */
  async function replace(
    viewer: Viewer | null,
    memberId: string,
    action: string,
    next: (tx: Tx, member: Member) => Promise<{ key: string | null } | Problem>,
  ): Promise<MemberView | Problem> {
    let before: string | null = null;
    const changed = await change<MemberView>(viewer, memberId, {
      right,
      action,
      kind: 'DETAILS_CHANGED',
      async apply(tx, _who, member) {
        if (member.state === 'removed') return false;
        const picture = await next(tx, member);
        if (picture instanceof Problem) return picture;
        before = member.pictureKey;
        await setPicture(tx, member.companyId, member.id, picture.key);
        return true;
      },
      answer: async (_tx, who, member) => viewOf(who, member),
      facts: ({ pictureKey }) => ({ picture: pictureKey !== null }),
    });
    if (!(changed instanceof Problem) && before) await files.remove(before);
    return changed;
  }

  return {
    async request(viewer, memberId) {
      const { companyId, memberId: by } = demand(viewer, right).membership;
      const deed = { action: 'member.requestPicture', objectType: 'member', objectId: memberId, right } as const;
      // Who is not there costs nobody an attempt, and looks the same after the last one.
      const known = await database.read(companyId, (reader) => findMember(reader, companyId, memberId));
      if (known) await limits.spend(budget, `${companyId}:${by}`);
      return journal.perform<{ url: string; expiresAt: Date }>(viewer, deed, async (tx, who) => {
        const member = await presentMember(tx, companyId, memberId);
        const refusal = refusalToChange(who, member);
        if (refusal) return refusal;
        if (member.state === 'removed') return new Problem('WRONG_STATE');
        const { id, expiresAt } = await insertPictureUpload(tx, { companyId, memberId, sessionId: who.sessionId });
        return { url: `/uploads/${signer.sign('member-picture', { id, generation })}`, expiresAt };
      });
    },
    remove: (viewer, memberId) =>
      replace(viewer, memberId, 'member.removePicture', async (_tx, { pictureKey }) =>
        pictureKey === null ? new Problem('WRONG_STATE') : { key: null },
      ),
    isGenuine: (token) => signer.verify('member-picture', token) !== null,
    async receive(token, bytes, origin) {
      const { upload, who } = await openedBy(token, origin);
      const { companyId, id, memberId } = upload;
      const dead = deathOf(upload);
      if (dead) return dead;
      await limits.spend(tries, id);
      return files.take({ bytes, folder: peopleFolder, side: avatarSide }, async ({ key }) => {
        const changed = await replace(who, memberId, 'member.setPicture', async (tx) => {
          if (await usePictureUpload(tx, companyId, id)) return { key };
          const seen = await findPictureUpload(tx, companyId, id);
          return (seen && deathOf(seen)) ?? new Problem('LINK_EXPIRED');
        });
        return changed instanceof Problem ? changed : { id: memberId };
      });
    },
  };
}
