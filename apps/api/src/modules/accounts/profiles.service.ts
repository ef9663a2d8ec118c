import type { ProfileInput } from '@prikazchik/inputs/account.input';
import type { Problem } from '../../platform/problem.ts';
import { unauthenticated } from '../../platform/refusal.ts';
import type { Locale, Viewer } from '../../platform/viewer.ts';
import { type Journal, personActor } from '../audit/audit.module.ts';
import { setProfile, type User } from './users.repository.ts';

export interface Profiles {
  /** What a person may change of themselves at once; the address is not among it. */
  update(viewer: Viewer, input: ProfileInput): Promise<User | Problem>;
}

export function createProfiles(journal: Journal): Profiles {
  return {
    update: (viewer, input) =>
      journal.performAccount<User>(
        personActor(viewer),
        { action: 'account.updateProfile', objectType: 'user', objectId: viewer.userId },
        async (tx, _actor, note) => {
          const locale = input.locale.toLowerCase() as Locale;
          const user = await setProfile(tx, viewer.userId, { fullName: input.fullName, phone: input.phone ?? null, locale });
          if (!user) throw unauthenticated();
          note({ before: { fullName: viewer.fullName, locale: viewer.locale }, after: { fullName: user.fullName, locale: user.locale } });
          return user;
        },
      ),
  };
}
