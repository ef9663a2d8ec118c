import type { Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db.ts';
import type { Resolver } from '../../platform/graphql/schema.ts';
import type { PictureUploads } from '../../platform/http/pictures.ts';
import type { Enqueue, JobHandler } from '../../platform/jobs.ts';
import type { KeptFiles } from '../../platform/kept-files.ts';
import type { Mailer } from '../../platform/letter.ts';
import type { Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import type { Log } from '../../platform/log.ts';
import type { Viewer } from '../../platform/viewer.ts';
import type { Credentials, Identities, Passwords, ResetFactors, Returns, Sessions } from '../accounts/accounts.module.ts';
import type { Journal } from '../audit/audit.module.ts';
import type { Companies } from '../companies/companies.module.ts';
import { createAcceptances } from './acceptances.service.ts';
import { createAccesses } from './access.service.ts';
import { accessRequestHandler } from './access-request-letters.service.ts';
import { AccessRequestsResolver } from './access-requests.resolver.ts';
import { createAccessRequests } from './access-requests.service.ts';
import { answerHandler } from './answers.service.ts';
import { BatchesResolver } from './batches.resolver.ts';
import { batchHandler, createBatches } from './batches.service.ts';
import { createDetails } from './details.service.ts';
import { createEmailApprovals } from './email-approvals.service.ts';
import { EmailChangesResolver } from './email-changes.resolver.ts';
import { createEmailChanges } from './email-changes.service.ts';
import { emailLetterHandlers } from './email-letters.service.ts';
import { emailMoveHandler } from './email-moves.service.ts';
import { endHandlers } from './ends.service.ts';
import { EntriesResolver } from './entries.resolver.ts';
import { createEntries } from './entries.service.ts';
import { entryHandler } from './entry-news.service.ts';
import { createExtensions } from './extensions.service.ts';
import { InvitationsResolver } from './invitations.resolver.ts';
import { createInvitations } from './invitations.service.ts';
import { createJoining } from './joining.service.ts';
import { teamLetterHandlers } from './letters.service.ts';
import { createLocks } from './locks.service.ts';
import { MemberAvatarsResolver } from './member-avatars.resolver.ts';
import { createMemberChanges } from './member-changes.service.ts';
import { createMemberFactors } from './member-factors.service.ts';
import { createMemberPictures } from './member-pictures.service.ts';
import { MemberReturnsResolver } from './member-returns.resolver.ts';
import { createMemberReturns } from './member-returns.service.ts';
import { MemberSessionsResolver } from './member-sessions.resolver.ts';
import { createMemberSessions } from './member-sessions.service.ts';
import { MemberSignInsResolver } from './member-sign-ins.resolver.ts';
import { createMemberSignIns } from './member-sign-ins.service.ts';
import { MembersResolver } from './members.resolver.ts';
import { createMembers } from './members.service.ts';
import { createMemberships } from './memberships.service.ts';
import { OwnershipResolver } from './ownership.resolver.ts';
import { createOwnership } from './ownership.service.ts';
import { ownershipHandler } from './ownership-letters.service.ts';
import { createPolicies } from './policies.service.ts';
import { createRegistrations } from './registrations.service.ts';
import { createReminders } from './reminders.service.ts';
import { RemovalsResolver } from './removals.resolver.ts';
import { createRemovals } from './removals.service.ts';
import { createRestores } from './restores.service.ts';
import { RolesResolver } from './roles.resolver.ts';
import { createRoles } from './roles.service.ts';
import { securityNewsHandler } from './security-news.service.ts';
import { ShopSecurityResolver } from './shop-security.resolver.ts';
import { ViewerResolver } from './viewer.resolver.ts';
import { ViewingsResolver } from './viewings.resolver.ts';
import { createViewings } from './viewings.service.ts';

/** The door of the team: who works in a shop, who is invited, and how a shop with its owner begins. */
export { insertMember } from './members.repository.ts';
export { teamJobs } from './team.jobs.ts';

interface Needs {
  log: Log;
  identities: Identities;
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  limits: Limits;
  signer: LinkSigner;
  staffUrl: string;
  files: KeptFiles;
  passwords: Passwords;
  sessions: Sessions;
  resetFactors: ResetFactors;
  returns: Returns;
  credentials: Credentials;
  companies: Companies;
}

interface Team {
  resolvers: Resolver[];
  /** Takes in the pictures that shops put for their people. */
  pictures: PictureUploads;
  /** Notes for the receipt that a stream of this viewer has been closed, if it was for a block or a removal. */
  streamEnded(viewer: Viewer, field: string): Promise<void>;
  /** @throws Refusal FORBIDDEN when the viewer may not look so, or not any more */
  lookAs(viewer: Viewer, viewing: string): Promise<Viewer>;
}

export function createTeam(needs: Needs): Team {
  const { database, journal, enqueue, log } = needs;
  const change = createMemberChanges(journal, enqueue);
  const members = createMembers(database, change);
  const removals = createRemovals({ ...needs, change });
  const pictures = createMemberPictures({ ...needs, change });
  const joining = createJoining(needs);
  const acceptances = createAcceptances({ ...needs, joining });
  const viewings = createViewings(database, journal);
  const policies = createPolicies(database, journal, enqueue);
  const locks = createLocks(journal, enqueue, change);
  const factors = createMemberFactors(journal, needs.resetFactors);
  const viewer = new ViewerResolver(createMemberships(database), members, createRegistrations(needs), acceptances);
  return {
    resolvers: [
      [ViewerResolver, viewer],
      [MemberSignInsResolver, new MemberSignInsResolver(createMemberSignIns(database))],
      [MemberAvatarsResolver, new MemberAvatarsResolver(needs.files, pictures)],
      [RolesResolver, new RolesResolver(createRoles(needs.database, needs.journal, needs.enqueue))],
      [MembersResolver, new MembersResolver(members, createAccesses(change), createDetails(change))],
      [MemberSessionsResolver, new MemberSessionsResolver(createMemberSessions(database, change))],
      [MemberReturnsResolver, new MemberReturnsResolver(createMemberReturns(journal, needs.returns, needs.resetFactors))],
      [ShopSecurityResolver, new ShopSecurityResolver(policies, locks, factors)],
      [
        AccessRequestsResolver,
        new AccessRequestsResolver(createAccessRequests({ database, journal, enqueue, change }), createExtensions(change)),
      ],
      [ViewingsResolver, new ViewingsResolver(viewings)],
      [EmailChangesResolver, new EmailChangesResolver(createEmailChanges(needs), createEmailApprovals(database, journal, enqueue))],
      [RemovalsResolver, new RemovalsResolver(removals, createRestores(journal, enqueue))],
      [BatchesResolver, new BatchesResolver(createBatches(database, journal, enqueue))],
      [OwnershipResolver, new OwnershipResolver(createOwnership(needs))],
      [InvitationsResolver, new InvitationsResolver(createInvitations(needs), acceptances, createReminders(journal, enqueue))],
      [EntriesResolver, new EntriesResolver(createEntries({ ...needs, joining }))],
    ],
    pictures,
    lookAs: (viewer, viewing) => viewings.apply(viewer, viewing),
    async streamEnded({ membership }, field) {
      if (!membership) return;
      try {
        await removals.streamEnded(membership.companyId, membership.memberId, field);
      } catch (error) {
        log.warn({ error }, 'the end of a stream was not noted');
      }
    },
  };
}

interface WorkerNeeds {
  config: Config;
  database: Database;
  journal: Journal;
  enqueue: Enqueue;
  mailer: Mailer;
  signer: LinkSigner;
}

export function teamHandlers({ config, database, journal, enqueue, mailer, signer }: WorkerNeeds): JobHandler[] {
  return [
    ...teamLetterHandlers({ database, mailer, signer, enqueue, staffUrl: config.STAFF_URL }),
    ...endHandlers({ database, enqueue, mailer, sellerUrl: config.SELLER_URL, staffUrl: config.STAFF_URL }),
    accessRequestHandler({ database, mailer, sellerUrl: config.SELLER_URL, staffUrl: config.STAFF_URL }),
    answerHandler({ database, mailer, sellerUrl: config.SELLER_URL }),
    entryHandler({ database, mailer, sellerUrl: config.SELLER_URL, staffUrl: config.STAFF_URL }),
    ownershipHandler({ database, mailer, staffUrl: config.STAFF_URL }),
    batchHandler(database, journal, enqueue),
    emailMoveHandler(database, journal, enqueue),
    ...emailLetterHandlers({ database, mailer, signer, urls: { seller: config.SELLER_URL, staff: config.STAFF_URL } }),
    securityNewsHandler(database, enqueue),
  ];
}
