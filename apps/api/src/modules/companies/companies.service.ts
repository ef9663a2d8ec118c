import type { CompanyInput, LogisticsInput, RegisterCompanyInput } from '@prikazchik/inputs/company.input';
import type { Right } from '@prikazchik/permissions/right';
import type { Database, Tx } from '../../platform/db.ts';
import type { Problem } from '../../platform/problem.ts';
import { announce } from '../../platform/pubsub.ts';
import { notFound } from '../../platform/refusal.ts';
import { isKeptFrom } from '../../platform/scope.ts';
import { demand, type Locale, type Origin, type Viewer } from '../../platform/viewer.ts';
import { type Facts, type Journal, maskEmail, type ShopDeed } from '../audit/audit.module.ts';
import {
  type Company,
  findMainWarehouse,
  insertCompany,
  insertMainWarehouse,
  insertOfferAcceptance,
  readCompany,
  setCard,
  setMainWarehouse,
  type Warehouse,
} from './companies.repository.ts';
import { type ActivationStep, activationSteps, isDone, lastDigits, shopName } from './companies.rules.ts';
import { refusalOfOffer } from './offer.rules.ts';
import { currentOffer } from './offer.service.ts';

export type { Company } from './companies.repository.ts';

export interface Opening {
  companyId: string;
  input: RegisterCompanyInput;
  userId: string;
  locale: Locale;
  origin: Origin;
  offerVersion: string;
}

/** The shop's way to trade, as its checklist shows it. */
export interface Activation {
  state: Company['state'];
  steps: ActivationStep[];
  /** Null also for those who are limited to other warehouses. */
  warehouse: Warehouse | null;
  refusal: Company['refusal'];
  done: number;
  total: number;
}

export interface Companies {
  /** Why the offer can't be accepted in this version; null when it can. */
  refusalOfOffer(accepted: { offerVersion: string }): Problem | null;
  /**
   * Makes a registered shop and keeps the acceptance of the offer. The transaction must have entered the shop already.
   * @throws Error for a version of the offer that `refusalOfOffer` refuses
   */
  create(tx: Tx, opening: Opening): Promise<void>;
  find(viewer: Viewer | null): Promise<Company>;
  activation(viewer: Viewer | null): Promise<Activation>;
  updateCard(viewer: Viewer | null, input: CompanyInput): Promise<Company | Problem>;
  /** @throws Refusal NOT_FOUND for one who is limited to other warehouses */
  setLogistics(viewer: Viewer | null, input: LogisticsInput): Promise<Company | Problem>;
}

/**
 * A deed that writes the shop's own row. Its lock is taken before the viewer's place is held, in the order in which changes
 * of people take both: the other way round the two could wait for each other.
 */
export function companyDeed(viewer: Viewer | null, action: string, right: Right): ShopDeed {
  return { action, objectType: 'company', objectId: demand(viewer, right).membership.companyId, right, changesPeople: true };
}

const cardFacts = ({ name, contactEmail, contactPhone, timeZone }: Company): Facts => ({
  name,
  contactEmail: contactEmail && maskEmail(contactEmail),
  contactPhone: contactPhone && lastDigits(contactPhone),
  timeZone,
});

const logisticsFacts = ({ name, address, method }: Warehouse | LogisticsInput): Facts => ({ name, address, method });

export function createCompanyCards(database: Database, journal: Journal): Companies {
  return {
    refusalOfOffer,
    async create(tx, { companyId, input, userId, locale, origin, offerVersion }) {
      if (refusalOfOffer({ offerVersion })) throw new Error('Only the current offer can be accepted.');
      await insertCompany(tx, companyId, shopName(input.legalName), input);
      const { version, sha256 } = currentOffer(locale);
      await insertOfferAcceptance(tx, { companyId, userId, version, locale, textSha256: sha256, ip: origin.ip });
    },
    find(viewer) {
      const { companyId } = demand(viewer, 'company.read').membership;
      return database.read(companyId, (reader) => readCompany(reader, companyId));
    },
    activation(viewer) {
      const who = demand(viewer, 'company.read');
      const { companyId } = who.membership;
      return database.read(companyId, async (reader) => {
        const company = await readCompany(reader, companyId);
        const main = await findMainWarehouse(reader, companyId);
        const steps = activationSteps(company.state, company, main !== null);
        const warehouse = main && isKeptFrom(who, main.id) ? null : main;
        return { state: company.state, steps, warehouse, refusal: company.refusal, done: steps.filter(isDone).length, total: steps.length };
      });
    },
    updateCard: (viewer, input) =>
      journal.perform<Company>(
        viewer,
        companyDeed(viewer, 'company.update', 'company.update'),
        async (tx, { membership: { companyId } }, note) => {
          const before = await readCompany(tx, companyId);
          const after = await setCard(tx, companyId, input);
          // Hours of roles and rights are read off the shop's clock.
          if (before.timeZone !== after.timeZone) await announce(tx, { topic: 'company', companyId });
          note({ before: cardFacts(before), after: cardFacts(after) });
          return after;
        },
      ),
    setLogistics: (viewer, input) =>
      journal.perform<Company>(viewer, companyDeed(viewer, 'company.setLogistics', 'company.update'), async (tx, who, note) => {
        const { companyId } = who.membership;
        const before = await findMainWarehouse(tx, companyId);
        if (before && isKeptFrom(who, before.id)) throw notFound();
        if (before) await setMainWarehouse(tx, before, input);
        else await insertMainWarehouse(tx, companyId, input);
        note({ ...(before && { before: logisticsFacts(before) }), after: logisticsFacts(input) });
        return readCompany(tx, companyId);
      }),
  };
}
