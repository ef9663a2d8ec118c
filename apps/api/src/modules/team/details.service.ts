import type { UpdateMemberInput } from '@prikazchik/inputs/team.input';
import { parseId } from '../../platform/id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { updateDetails } from './details.repository.ts';
import type { ChangeMember } from './member-changes.service.ts';
import { type MemberView, viewOf } from './members.rules.ts';

export interface Details {
  /**
   * Changes what the shop says of a colleague: their place in it, never their account, which is theirs in other shops too.
   * CHANGED_MEANWHILE when what was edited is not what stands there by now.
   */
  update(viewer: Viewer | null, input: UpdateMemberInput): Promise<MemberView | Problem>;
}

/** A number as a journal may show it: its last four digits. */
const maskPhone = (phone: string | null) => phone && `…${phone.slice(-4)}`;

export function createDetails(change: ChangeMember): Details {
  return {
    update: (viewer, { memberId, ...details }) =>
      change<MemberView>(viewer, parseId(memberId), {
        right: 'team.update',
        action: 'member.update',
        kind: 'DETAILS_CHANGED',
        async apply(tx, _who, member) {
          if (member.state === 'removed') return false;
          const updated = await updateDetails(tx, member.companyId, member.id, details);
          return updated || new Problem('CHANGED_MEANWHILE');
        },
        answer: async (_tx, who, changed) => viewOf(who, changed),
        facts: ({ displayName, contactPhone, position }) => ({ displayName, phone: maskPhone(contactPhone), position }),
      }),
  };
}
