import { picture, put } from '../photos.ts';
import { type Example, type Examples, nobody } from './example.ts';

const account = (user: string | null, action: string, reason: string | null = null): Example['rows'] => [
  { log: 'account', who: { ...nobody, user }, action, reason },
];

/** Mutations about people's own pictures. */
export const avatars = {
  requestAvatarUpload: {
    async done(world) {
      const { person, client } = await world.member('manager');
      return { client, rows: account(person.userId, 'account.requestAvatar') };
    },
    refused: 'whoever has a session may, within a budget',
  },
  removeAvatar: {
    async done(world) {
      const { person, client } = await world.member('manager');
      const { requestAvatarUpload: upload } = await client.get('mutation { requestAvatarUpload { ... on AvatarUpload { url } } }');
      await put(world.app, upload.url, await picture());
      return { client, rows: account(person.userId, 'account.removeAvatar') };
    },
    async refused(world) {
      const { person, client } = await world.member('manager');
      return { client, rows: account(person.userId, 'account.removeAvatar', 'WRONG_STATE') };
    },
  },
} satisfies Record<string, Examples>;
