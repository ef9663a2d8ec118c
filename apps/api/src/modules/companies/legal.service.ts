import type { RequisitesInput } from '@prikazchik/inputs/company.input';
import type { CompanyKind } from '@prikazchik/inputs/requisites';
import type { Database } from '../../platform/db.ts';
import { Problem } from '../../platform/problem.ts';
import { demand, type Viewer } from '../../platform/viewer.ts';
import type { Facts, Journal } from '../audit/audit.module.ts';
import { type Company, readCompany, setRequisites } from './companies.repository.ts';
import { lastDigits } from './companies.rules.ts';
import { companyDeed } from './companies.service.ts';
import type { Registry } from './registry.rules.ts';
import type { Lookups } from './registry.service.ts';
import { type Findings, review } from './review.rules.ts';

export interface Legal {
  /** The kind of the viewer's shop: it decides which requisites there are. */
  kindOf(viewer: Viewer | null): Promise<CompanyKind>;
  /**
   * Changes the requisites. Before the review they are taken as they are and the bank is filled in if the registry knows it;
   * in an active shop no review follows, so they must pass its check here. WRONG_STATE while they are being checked.
   */
  update(viewer: Viewer | null, input: RequisitesInput): Promise<Company | Problem>;
}

const right = 'company.legal.update';

const facts = ({ legalName, ogrn, kpp, legalAddress, taxSystem, bic, settlementAccount }: Company): Facts => ({
  legalName,
  ogrn,
  kpp,
  legalAddress,
  taxSystem,
  bic,
  settlementAccount: settlementAccount && lastDigits(settlementAccount),
});

interface Needs {
  database: Database;
  journal: Journal;
  registry: Registry;
  lookups: Lookups;
}

export function createLegal({ database, journal, registry, lookups }: Needs): Legal {
  async function seenBy(viewer: Viewer | null): Promise<Company> {
    const { companyId } = demand(viewer, right).membership;
    return database.read(companyId, (reader) => readCompany(reader, companyId));
  }

  async function findings(viewer: Viewer, { kind, inn, state }: Company, input: RequisitesInput): Promise<Findings | Problem> {
    if (state === 'under_review') return new Problem('WRONG_STATE');
    const bank = await lookups.bankByBic(input.bic, viewer);
    if (state === 'active') {
      const party = await registry.partyByInn(inn);
      return review({ ...input, kind, inn }, { party, bank, knowsEveryBank: registry.knowsEveryBank });
    }
    if (bank instanceof Problem) return { registryChecked: false, bankName: null, correspondentAccount: null };
    return { registryChecked: false, bankName: bank.name, correspondentAccount: bank.correspondentAccount };
  }

  return {
    kindOf: async (viewer) => (await seenBy(viewer)).kind,
    async update(viewer, input) {
      const seen = await seenBy(viewer);
      const found = await findings(demand(viewer, right), seen, input);
      return journal.perform<Company>(viewer, companyDeed(viewer, 'company.updateRequisites', right), async (tx, _who, note) => {
        if (found instanceof Problem) return found;
        const before = await readCompany(tx, seen.id);
        const after = await setRequisites(tx, seen.id, seen.state, { ...input, ...found });
        if (!after) return new Problem('WRONG_STATE');
        note({ before: facts(before), after: facts(after) });
        return after;
      });
    },
  };
}
