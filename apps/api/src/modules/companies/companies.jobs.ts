import { z } from 'zod';
import type { JobKind } from '../../platform/jobs.ts';

const review = z.object({ companyId: z.uuid(), submittedAt: z.iso.datetime() });

/** The automatic check of a shop that was submitted for it. */
export const companyReview: JobKind<z.infer<typeof review>> = { name: 'company.review', payload: review };
