import { signInKey } from '@prikazchik/inputs/sign-in-name';
import type { CompanyState } from '@prikazchik/permissions/right';
import { sql } from 'drizzle-orm';
import { findUserBySignIn, insertUser } from './modules/accounts/accounts.module.ts';
import { insertMember } from './modules/team/team.module.ts';
import { type Database, enterCompany } from './platform/db.ts';
import { newId } from './platform/id.ts';
import { Problem } from './platform/problem.ts';
import type { Locale } from './platform/viewer.ts';

/** A person of the demo shop or of a test, with a hash made once for all of them. */
export interface SeedPerson {
  /** Null for one without a box, who has a name to sign in with. */
  email: string | null;
  signInName?: string | null;
  fullName: string;
  phone?: string;
  locale?: Locale;
  passwordHash: string;
}

export interface SeedShop {
  name: string;
  kind: 'SOLE_PROPRIETOR' | 'LEGAL_ENTITY';
  inn: string;
  ogrn: string;
  kpp: string | null;
  legalName: string;
  legalAddress: string;
  state: CompanyState;
  /** Null: the requisites are not given yet. */
  bank: { bic: string; bankName: string; correspondentAccount: string; settlementAccount: string } | null;
}

export interface Seeded {
  userId: string;
  memberId: string;
}

export interface SeededShop {
  companyId: string;
  owner: Seeded;
}

async function unlessProblem<T>(work: Promise<T | Problem>): Promise<T> {
  const answer = await work;
  if (answer instanceof Problem) throw new Error(`The seed was refused: ${answer.code}`);
  return answer;
}

/** The account of a person, made with a confirmed address, or a name, if it is not there. */
async function seedPerson(
  database: Database,
  { email, signInName = null, fullName, phone, locale, passwordHash }: SeedPerson,
): Promise<string> {
  const name = email ?? signInName ?? '';
  const key = signInKey(name);
  if (!key) throw new Error(`Nothing to sign in with: ${name}`);
  const known = await findUserBySignIn(database.global, key);
  if (known) return known.id;
  const address = { email, emailKey: email === null ? null : key, confirmed: email !== null };
  const user = { ...address, signInName, passwordHash, fullName, phone: phone ?? null, locale: locale ?? 'ru' } as const;
  const made = await unlessProblem(database.write(null, (tx) => insertUser(tx, user)));
  if (!made) throw new Error(`The account of ${name} was not made.`);
  return made.id;
}

/** A shop in the wanted state with its owner, past the forms that people fill in. */
export async function seedShop(database: Database, shop: SeedShop, owner: SeedPerson): Promise<SeededShop> {
  const userId = await seedPerson(database, owner);
  const companyId = newId();
  return unlessProblem(
    database.write(companyId, async (tx) => {
      await enterCompany(tx, companyId);
      await tx.execute(sql`
        insert into companies (id, kind, state, name, inn, legal_name, ogrn, kpp, legal_address, tax_system, bic, bank_name, correspondent_account,
                               settlement_account, registry_checked, activated_at, contact_email, created_at)
        values (${companyId}, ${shop.kind}, ${shop.state}, ${shop.name}, ${shop.inn}, ${shop.legalName}, ${shop.ogrn}, ${shop.kpp}, ${shop.legalAddress},
                ${shop.bank ? 'USN' : null}, ${shop.bank?.bic ?? null}, ${shop.bank?.bankName ?? null}, ${shop.bank?.correspondentAccount ?? null},
                ${shop.bank?.settlementAccount ?? null}, ${shop.bank !== null}, ${shop.state === 'active' ? sql`now()` : null}, ${owner.email},
                now() - interval '60 days')`);
      if (shop.bank) {
        await tx.execute(sql`insert into warehouses (company_id, id, name, address, method)
                             values (${companyId}, ${newId()}, 'Основной склад', ${shop.legalAddress}, 'OWN_WAREHOUSE')`);
      }
      const memberId = await insertMember(tx, { companyId, userId, isOwner: true, roles: [] });
      return { companyId, owner: { userId, memberId } };
    }),
  );
}

export async function seedMember(database: Database, companyId: string, person: SeedPerson, roles: readonly string[]): Promise<Seeded> {
  const userId = await seedPerson(database, person);
  const memberId = await unlessProblem(database.write(companyId, (tx) => insertMember(tx, { companyId, userId, isOwner: false, roles })));
  return { userId, memberId };
}
