import type { RegisterCompanyInput } from '@prikazchik/inputs/company.input';
import type { CompanyState } from '@prikazchik/permissions/right';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../platform/db.ts';
import { newId } from '../../platform/id.ts';
import { notFound } from '../../platform/refusal.ts';
import { companies, offerAcceptances, warehouses } from './companies.tables.ts';

export type Company = typeof companies.$inferSelect;
export type Warehouse = typeof warehouses.$inferSelect;
export type OfferAcceptance = Omit<typeof offerAcceptances.$inferInsert, 'id' | 'acceptedAt'>;

/** @throws Refusal NOT_FOUND */
export async function readCompany(reader: Reader, id: string): Promise<Company> {
  const [company] = await reader.select().from(companies).where(eq(companies.id, id));
  if (!company) throw notFound();
  return company;
}

/** The transaction must have entered the shop of this id. */
export async function insertCompany(tx: Tx, id: string, name: string, input: RegisterCompanyInput): Promise<void> {
  await tx.insert(companies).values({ ...input, id, name });
}

export async function insertOfferAcceptance(tx: Tx, acceptance: OfferAcceptance): Promise<void> {
  await tx.insert(offerAcceptances).values({ ...acceptance, id: newId() });
}

export type Card = Pick<Company, 'name' | 'contactEmail' | 'contactPhone' | 'timeZone'>;

/** @throws Refusal NOT_FOUND */
export async function setCard(tx: Tx, id: string, card: Card): Promise<Company> {
  const [company] = await tx.update(companies).set(card).where(eq(companies.id, id)).returning();
  if (!company) throw notFound();
  return company;
}

export type Requisites = Pick<
  Company,
  | 'legalName'
  | 'ogrn'
  | 'kpp'
  | 'legalAddress'
  | 'taxSystem'
  | 'bic'
  | 'settlementAccount'
  | 'bankName'
  | 'correspondentAccount'
  | 'registryChecked'
>;

/** @returns null when the shop has left the state for which the requisites were judged */
export async function setRequisites(tx: Tx, id: string, state: CompanyState, requisites: Requisites): Promise<Company | null> {
  const [company] = await tx
    .update(companies)
    .set(requisites)
    .where(and(eq(companies.id, id), eq(companies.state, state)))
    .returning();
  return company ?? null;
}

/** @returns null when the shop is not in one of the states any more */
export async function submitCompany(tx: Tx, id: string, from: readonly CompanyState[]): Promise<Company | null> {
  const [company] = await tx
    .update(companies)
    .set({ state: 'under_review', refusal: null })
    .where(and(eq(companies.id, id), inArray(companies.state, [...from])))
    .returning();
  return company ?? null;
}

export type Outcome =
  | ({ state: 'active' } & Pick<Company, 'registryChecked' | 'bankName' | 'correspondentAccount'>)
  | { state: 'rejected'; refusal: NonNullable<Company['refusal']> };

/**
 * Ends a review. A job may be delivered twice, and a shop be corrected and submitted anew meanwhile, so the outcome holds
 * only for the data that was checked.
 * @returns null when the shop, or its data, is not the one that was checked
 */
export async function settleReview(tx: Tx, checked: Company, outcome: Outcome): Promise<Company | null> {
  const same = (['ogrn', 'kpp', 'bic', 'settlementAccount'] as const).map(
    (field) => sql`${companies[field]} is not distinct from ${checked[field]}`,
  );
  const [company] = await tx
    .update(companies)
    .set(outcome.state === 'active' ? { ...outcome, activatedAt: sql`coalesce(${companies.activatedAt}, now())` } : outcome)
    .where(and(eq(companies.id, checked.id), eq(companies.state, 'under_review'), ...same))
    .returning();
  return company ?? null;
}

/**
 * Where the shop's goods leave from: its first warehouse that is in use. For the shop's card and its check; what people do in a
 * warehouse goes by their scope, see warehouses.repository.ts.
 */
export async function findMainWarehouse(reader: Reader, companyId: string): Promise<Warehouse | null> {
  const [warehouse] = await reader
    .select()
    .from(warehouses)
    .where(eq(warehouses.companyId, companyId))
    .orderBy(sql`${warehouses.archivedAt} is not null`, asc(warehouses.createdAt), asc(warehouses.id))
    .limit(1);
  return warehouse ?? null;
}

export type Logistics = Pick<Warehouse, 'name' | 'address' | 'method'>;

export async function insertMainWarehouse(tx: Tx, companyId: string, logistics: Logistics): Promise<void> {
  await tx.insert(warehouses).values({ ...logistics, companyId, id: newId() });
}

export async function setMainWarehouse(tx: Tx, { companyId, id }: Warehouse, logistics: Logistics): Promise<void> {
  await tx
    .update(warehouses)
    .set({ ...logistics, version: sql`${warehouses.version} + 1` })
    .where(and(eq(warehouses.companyId, companyId), eq(warehouses.id, id)));
}
