import { randomUUID } from 'node:crypto';
import { type Deed, person } from './above.deeds.ts';
import { removeMemberPicture, requestMemberPicture } from './documents.ts';

/** What is done to the picture that a shop has put of a colleague. */
export const pictureDeeds: Record<string, Deed> = {
  requestMemberPicture: {
    right: 'team.update',
    target: 'person',
    document: requestMemberPicture,
    variables: async (stage, target) => ({ id: await person(stage, target) }),
  },
  removeMemberPicture: {
    right: 'team.update',
    target: 'person',
    document: removeMemberPicture,
    async variables(stage, target) {
      const id = await person(stage, target);
      await stage.app.sql`update members set picture_key = ${`people/${randomUUID()}.webp`} where id = ${id}`;
      return { id };
    },
  },
};
