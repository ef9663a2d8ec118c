import type { Database } from '../../platform/db.ts';
import type { PictureUploads } from '../../platform/http/pictures.ts';
import type { KeptFiles } from '../../platform/kept-files.ts';
import type { Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import { Problem } from '../../platform/problem.ts';
import { unauthenticated } from '../../platform/refusal.ts';
import { readViewer } from '../../platform/viewer.repository.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Journal, personActor } from '../audit/audit.module.ts';
import { insertLink } from './links.repository.ts';
import type { Links } from './links.service.ts';
import { findUser, setAvatar } from './users.repository.ts';

/** What people look like: a picture of their own, small, the same in all of their shops. */
export interface Avatars extends PictureUploads {
  /**
   * An address to put one picture to: once, within ten minutes, in this session; a newer one kills it.
   * @throws Refusal RATE_LIMITED after twenty a day
   */
  request(viewer: Viewer): Promise<{ url: string; expiresAt: Date } | Problem>;
  remove(viewer: Viewer): Promise<Problem | null>;
  /** Where the person's picture is for an hour or two; null for those who have none. */
  addressFor(userId: string): Promise<string | null>;
}

/** The longer side of a person's picture as we keep it, in pixels. */
export const avatarSide = 256;
const minutes = 10;
const budget = { name: 'avatar-upload', attempts: 20, seconds: 24 * 3600 };
/** An address is used up by a picture, not by a try; each try may cost a whole core for a moment. */
const tries = { name: 'avatar-put', attempts: 5, seconds: 600 };
/** All people's pictures lie in one folder, under random names: whose they are is not in the address. */
export const peopleFolder = 'people';

interface Needs {
  database: Database;
  journal: Journal;
  limits: Limits;
  links: Links;
  signer: LinkSigner;
  files: KeptFiles;
}

export function createAvatars({ database, journal, limits, links, signer, files }: Needs): Avatars {
  const deed = (action: string, { userId }: Viewer) => ({ action, objectType: 'user', objectId: userId });

  /** Another picture or none in place of the one before, whose file goes with the commit. */
  async function replaced(answer: { before: string | null } | Problem): Promise<Problem | null> {
    if (answer instanceof Problem) return answer;
    if (answer.before) await files.remove(answer.before);
    return null;
  }

  return {
    async request(viewer) {
      const { userId, sessionId } = viewer;
      await limits.spend(budget, userId);
      return journal.performAccount(personActor(viewer), deed('account.requestAvatar', viewer), async (tx) => {
        const link = await insertLink(tx, { purpose: 'avatar', userId, emailKey: null, sessionId, minutes });
        return { url: `/uploads/${links.tokenOf(link)}`, expiresAt: link.expiresAt };
      });
    },
    isGenuine: (token) => signer.verify('avatar', token) !== null,
    async receive(token, bytes, origin) {
      const link = await links.peek(database.global, 'avatar', token);
      if (link instanceof Problem) return link;
      const viewer = link.sessionId && (await readViewer(database.global, link.sessionId, null, origin));
      if (!viewer) throw unauthenticated();
      await limits.spend(tries, link.id);
      const taken = await files.take({ bytes, folder: peopleFolder, side: avatarSide }, ({ key }) =>
        journal.performAccount<{ before: string | null }>(personActor(viewer), deed('account.setAvatar', viewer), async (tx) => {
          const used = await links.redeem(tx, 'avatar', token);
          return used instanceof Problem ? used : { before: await setAvatar(tx, viewer.userId, key) };
        }),
      );
      return (await replaced(taken)) ?? { id: viewer.userId };
    },
    async remove(viewer) {
      return replaced(
        await journal.performAccount<{ before: string | null }>(personActor(viewer), deed('account.removeAvatar', viewer), async (tx) => {
          const before = await setAvatar(tx, viewer.userId, null);
          return before === null ? new Problem('WRONG_STATE') : { before };
        }),
      );
    },
    async addressFor(userId) {
      const key = (await findUser(database.global, userId))?.avatarKey;
      return key ? files.addressOf(key) : null;
    },
  };
}
