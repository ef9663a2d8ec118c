import type { Database } from '../../platform/db.ts';
import { type Enqueue, handler, type JobHandler } from '../../platform/jobs.ts';
import { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { type Journal, systemActor } from '../audit/audit.module.ts';
import { companyReview } from './companies.jobs.ts';
import { type Company, findMainWarehouse, type Outcome, readCompany, settleReview, submitCompany } from './companies.repository.ts';
import { missingStep, submittable } from './companies.rules.ts';
import { companyDeed } from './companies.service.ts';
import type { Registry } from './registry.rules.ts';
import { type Findings, review } from './review.rules.ts';

export interface Reviews {
  /** Sends the shop's data to the automatic check; WRONG_STATE where it has been sent or passed already. */
  submit(viewer: Viewer | null): Promise<Company | Problem>;
}

export function createReviews(journal: Journal, enqueue: Enqueue): Reviews {
  return {
    submit: (viewer) =>
      journal.perform<Company>(
        viewer,
        companyDeed(viewer, 'company.submit', 'company.legal.update'),
        async (tx, { membership: { companyId } }, note) => {
          const before = await readCompany(tx, companyId);
          if (!submittable.includes(before.state)) return new Problem('WRONG_STATE');
          const step = missingStep(before, (await findMainWarehouse(tx, companyId)) !== null);
          if (step) return new Problem('STEP_NOT_DONE', null, { step });
          const after = await submitCompany(tx, companyId, submittable);
          if (!after) return new Problem('WRONG_STATE');
          await enqueue(tx, companyReview, { companyId, submittedAt: new Date().toISOString() });
          await announce(tx, { topic: 'company', companyId });
          note({ before: { state: before.state }, after: { state: after.state } });
          return after;
        },
      ),
  };
}

/**
 * For so long, in milliseconds, a job comes back while the registry is out. Well within the queue's tries, so that a shop is
 * never left under review for good: then it is refused with REGISTRY_UNAVAILABLE, and may be submitted again.
 */
const patience = 2 * 60 * 1000;

interface Needs {
  database: Database;
  journal: Journal;
  registry: Registry;
}

/** The worker's part: the check of what was submitted. */
export function reviewHandler({ database, journal, registry }: Needs): JobHandler {
  return handler(companyReview, async ({ companyId, submittedAt }) => {
    const company = await database.read(companyId, (reader) => readCompany(reader, companyId));
    if (company.state !== 'under_review') return;
    const { bic, settlementAccount } = company;
    if (bic === null || settlementAccount === null) throw new Error('A shop without an account is under review.');
    const [party, bank] = await Promise.all([registry.partyByInn(company.inn), registry.bankByBic(bic)]);
    const findings = review({ ...company, bic, settlementAccount }, { party, bank, knowsEveryBank: registry.knowsEveryBank });
    const isOut = findings instanceof Problem && findings.code === 'REGISTRY_UNAVAILABLE';
    if (isOut && Date.now() - Date.parse(submittedAt) < patience) throw new Error('The registry is out; the check will be tried again.');
    await settle(company, outcomeOf(findings));
  });

  function settle(company: Company, outcome: Outcome) {
    const action = outcome.state === 'active' ? 'company.activate' : 'company.reject';
    const deed = { action, objectType: 'company', objectId: company.id };
    return journal.performAs(systemActor(`review ${company.id}`), company.id, deed, async (tx, _actor, note) => {
      const after = await settleReview(tx, company, outcome);
      if (!after) return new Problem('WRONG_STATE');
      await announce(tx, { topic: 'company', companyId: company.id });
      const { registryChecked, refusal } = after;
      note({
        before: { state: company.state },
        after: { state: after.state, registryChecked, refusal: refusal?.code ?? null, field: refusal?.field ?? null },
      });
      return after;
    });
  }
}

function outcomeOf(findings: Findings | Problem): Outcome {
  if (!(findings instanceof Problem)) return { state: 'active', ...findings };
  return { state: 'rejected', refusal: { code: findings.code, field: findings.field } };
}
