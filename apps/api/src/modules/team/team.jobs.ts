import { z } from 'zod';
import type { JobKind } from '../../platform/jobs.ts';

const invitation = z.object({ companyId: z.uuid(), invitationId: z.uuid(), generation: z.number().int().positive() });

export const invitationLetter: JobKind<z.infer<typeof invitation>> = { name: 'letter.invitation', payload: invitation };

const access = z.object({
  companyId: z.uuid(),
  userId: z.uuid(),
  kind: z.enum(['WELCOME', 'ROLE_CHANGED', 'BLOCKED', 'UNBLOCKED', 'REMOVED']),
  roles: z.array(z.string()),
});

export const accessLetter: JobKind<z.infer<typeof access>> = { name: 'letter.access', payload: access };

export const teamJobs: JobKind<unknown>[] = [invitationLetter, accessLetter];
