import type { RoleKey } from '@prikazchik/permissions/role';
import { sql } from 'drizzle-orm';
import { createPasswords } from './modules/accounts/accounts.module.ts';
import type { Config } from './platform/config.ts';
import type { Database } from './platform/db.ts';
import { folderStorage } from './platform/storage.ts';
import { seedProducts } from './products.seed.ts';
import { type SeedPerson, type SeedShop, seedMember, seedShop } from './shop.seed.ts';
import { seedStocks } from './stocks.seed.ts';

/** Everyone in the demo shop signs in with it. Long enough for the rules, easy to type. */
const password = 'three bagels and a samovar';

interface DemoPerson {
  email: string;
  role: string;
  name: string;
}

export interface Demo {
  /** False when there were accounts already: nothing was touched. */
  created: boolean;
  password: string;
  people: DemoPerson[];
}

const owner = { email: 'owner@demo.example', fullName: 'Варвара Купцова', phone: '+79161234501' };

const employees: (Omit<SeedPerson, 'passwordHash'> & { email: string; role: RoleKey })[] = [
  { email: 'admin@demo.example', fullName: 'Демьян Старостин', phone: '+79161234502', role: 'administrator' },
  { email: 'manager@demo.example', fullName: 'Ульяна Торговцева', phone: '+79161234503', role: 'manager' },
  { email: 'content@demo.example', fullName: 'Прохор Словесный', phone: '+79161234504', role: 'content_manager' },
  { email: 'accountant@demo.example', fullName: 'Глафира Счётова', phone: '+79161234505', role: 'accountant' },
  { email: 'warehouse@demo.example', fullName: 'Тихон Амбаров', phone: '+79161234506', role: 'warehouse_operator' },
];

/** The owner's second shop has just been registered: it shows the way to activation, and how one switches shops. */
const youngShop: SeedShop = {
  name: 'ИП Образцов Пример Примерович',
  kind: 'SOLE_PROPRIETOR',
  inn: '960200010009',
  ogrn: '318960000005002',
  kpp: null,
  legalName: 'Индивидуальный предприниматель Образцов Пример Примерович',
  legalAddress: 'г. Вымыслов',
  state: 'registered',
  bank: null,
};

/** Fills an empty database with a made-up shop, its people and its goods; does nothing to one that is in use. */
export async function fillDemo(config: Config, database: Database): Promise<Demo> {
  const people = [
    { email: owner.email, role: 'OWNER', name: owner.fullName },
    ...employees.map(({ email, fullName, role }) => ({ email, role: role.toUpperCase(), name: fullName })),
  ];
  const [used] = await database.global.execute<{ used: boolean }>(sql`select exists (select from users) as used`);
  if (used?.used) return { created: false, password, people };

  const passwords = createPasswords();
  const passwordHash = await passwords.hash(password);
  await passwords.close();
  const { companyId } = await seedShop(
    database,
    {
      name: 'Вымышленная лавка',
      kind: 'LEGAL_ENTITY',
      inn: '9601001005',
      ogrn: '1189600001007',
      kpp: '960101001',
      legalName: 'ООО «Вымышленная лавка»',
      legalAddress: 'г. Вымыслов, ул. Примерная, д. 1',
      state: 'active',
      bank: {
        bic: '040220777',
        bankName: 'АО «Вымышленный банк»',
        correspondentAccount: '30101810500000000777',
        settlementAccount: '40702810900000000101',
      },
    },
    { ...owner, passwordHash },
  );
  for (const { role, ...person } of employees) await seedMember(database, companyId, { ...person, passwordHash }, [role]);
  await seedShop(database, youngShop, { ...owner, passwordHash });
  await seedProducts(database, folderStorage(config.FILES_DIR), companyId);
  await seedStocks(database, companyId);
  return { created: true, password, people };
}
