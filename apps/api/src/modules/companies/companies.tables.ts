import type { CompanyState } from '@prikazchik/permissions/right';
import { sql } from 'drizzle-orm';
import { boolean, check, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ProblemCode } from '../../platform/problem.ts';

export type CompanyKind = 'SOLE_PROPRIETOR' | 'LEGAL_ENTITY';
export type TaxSystem = 'OSNO' | 'USN' | 'AUSN' | 'PSN' | 'NPD';
export type LogisticsMethod = 'OWN_WAREHOUSE' | 'MARKETPLACE_WAREHOUSE' | 'DROP_OFF';

/** A shop and the person or entity behind it. Unknown is null, never an empty string. */
export const companies = pgTable(
  'companies',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').$type<CompanyKind>().notNull(),
    state: text('state').$type<CompanyState>().notNull().default('registered'),
    name: text('name').notNull(),
    contactEmail: text('contact_email'),
    contactPhone: text('contact_phone'),
    /** IANA name; days of the shop begin by it. */
    timeZone: text('time_zone').notNull().default('Europe/Moscow'),
    inn: text('inn').notNull(),
    legalName: text('legal_name').notNull(),
    ogrn: text('ogrn'),
    kpp: text('kpp'),
    legalAddress: text('legal_address'),
    taxSystem: text('tax_system').$type<TaxSystem>(),
    bic: text('bic'),
    bankName: text('bank_name'),
    correspondentAccount: text('correspondent_account'),
    settlementAccount: text('settlement_account'),
    /** The registry knew the INN when the data was checked. */
    registryChecked: boolean('registry_checked').notNull().default(false),
    /** Why the last check refused, until the next one. */
    refusal: jsonb('refusal').$type<{ code: ProblemCode; field: string | null }>(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    activatedAt: timestamp('activated_at', { withTimezone: true }),
  },
  (t) => [check('companies_state', sql`${t.state} in ('registered', 'under_review', 'rejected', 'active', 'suspended')`)],
);

/** Where goods of the shop lie and leave from. Never deleted: what people are limited to refers to it. */
export const warehouses = pgTable(
  'warehouses',
  {
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    method: text('method').$type<LogisticsMethod>().notNull(),
    /** Raised by every change of the three above. */
    version: integer('version').notNull().default(1),
    archivedAt: timestamp('archived_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);

/** Which words of the offer were accepted, by whom, when and from where. Kept for ever. */
export const offerAcceptances = pgTable(
  'offer_acceptances',
  {
    companyId: uuid('company_id')
      .notNull()
      .references(() => companies.id),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    version: text('version').notNull(),
    locale: text('locale').notNull(),
    textSha256: text('text_sha256').notNull(),
    ip: text('ip'),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.companyId, t.id] })],
);
