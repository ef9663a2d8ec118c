import type { Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db.ts';
import type { Resolver } from '../../platform/graphql/schema.ts';
import type { Enqueue, JobHandler } from '../../platform/jobs.ts';
import type { Limits } from '../../platform/limits.ts';
import type { Log } from '../../platform/log.ts';
import type { Journal } from '../audit/audit.module.ts';
import { CompaniesResolver } from './companies.resolver.ts';
import { type Companies, createCompanyCards } from './companies.service.ts';
import { createLegal } from './legal.service.ts';
import { RegistryResolver } from './registry.resolver.ts';
import { createLookups, createRegistry } from './registry.service.ts';
import { createReviews, reviewHandler } from './reviews.service.ts';
import { WarehousesResolver } from './warehouses.resolver.ts';
import { createWarehouses } from './warehouses.service.ts';

/** The door of companies: the shop, its legal data, its warehouses, its way to trade, and the registry that checks it. */
export { companyReview } from './companies.jobs.ts';
export type { Companies } from './companies.service.ts';
export { warehouses } from './companies.tables.ts';
export { CompanyStateEnum, RegisterCompanyArgs, WarehouseType } from './companies.types.ts';
export { findWarehouse, holdWarehouse } from './warehouses.repository.ts';

interface Needs {
  config: Config;
  database: Database;
  journal: Journal;
  limits: Limits;
  enqueue: Enqueue;
  log: Log;
}

export function createCompanies({ config, database, journal, limits, enqueue, log }: Needs): {
  companies: Companies;
  resolvers: Resolver[];
} {
  const registry = createRegistry(config, log);
  const lookups = createLookups(registry, limits);
  const companies = createCompanyCards(database, journal);
  const legal = createLegal({ database, journal, registry, lookups });
  const resolvers: Resolver[] = [
    [CompaniesResolver, new CompaniesResolver(companies, legal, createReviews(journal, enqueue))],
    [RegistryResolver, new RegistryResolver(lookups)],
    [WarehousesResolver, new WarehousesResolver(createWarehouses(database, journal))],
  ];
  return { companies, resolvers };
}

export function companyHandlers({ config, database, journal, log }: Pick<Needs, 'config' | 'database' | 'journal' | 'log'>): JobHandler[] {
  return [reviewHandler({ database, journal, registry: createRegistry(config, log) })];
}
