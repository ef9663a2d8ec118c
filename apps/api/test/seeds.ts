import type { CompanyState } from '@prikazchik/permissions/right';
import { createPasswords } from '../src/modules/accounts/accounts.module.ts';
import type { Database } from '../src/platform/db.ts';
import { type Seeded, type SeededShop, seedMember, seedShop } from '../src/shop.seed.ts';

/** The password of every seeded person. */
export const password = 'three bagels and a samovar';

export interface Person extends Seeded {
  email: string;
  fullName: string;
}

export interface Named extends Seeded {
  signInName: string;
  fullName: string;
}

export interface Shop extends SeededShop {
  owner: Person;
}

/** Shops and people past the forms that make them. */
export interface Seeds {
  shop(state?: CompanyState): Promise<Shop>;
  member(shop: Shop, roles: readonly string[], email?: string): Promise<Person>;
  /** One who has no box, and signs in with a name. */
  named(shop: Shop, roles: readonly string[], signInName?: string): Promise<Named>;
}

let shops = 0;
let people = 0;

/** @param database connected as the application, as those are who make shops and people in earnest */
export async function createSeeds(database: Database): Promise<Seeds> {
  const passwords = createPasswords();
  const passwordHash = await passwords.hash(password);
  await passwords.close();
  const person = (email: string | undefined, fullName: string) => ({
    email: email ?? `person${++people}@shop.test`,
    fullName,
    passwordHash,
  });
  return {
    async shop(state = 'active') {
      const number = ++shops;
      const owner = person(undefined, `Владелец ${number}`);
      const active = state === 'active' || state === 'suspended' || state === 'under_review';
      const seeded = await seedShop(
        database,
        {
          name: `Лавка ${number}`,
          kind: 'SOLE_PROPRIETOR',
          inn: '500100732259',
          ogrn: '304500116000157',
          kpp: null,
          legalName: `ИП Владелец ${number}`,
          legalAddress: 'г. Пример, ул. Первая, 1',
          state,
          bank: active
            ? {
                bic: '049805746',
                bankName: 'Банк Пример',
                correspondentAccount: '30101810800000000746',
                settlementAccount: '40602810700000000025',
              }
            : null,
        },
        owner,
      );
      return { ...seeded, owner: { ...seeded.owner, email: owner.email, fullName: owner.fullName } };
    },
    async member(shop, roles, email) {
      const seed = person(email, `Сотрудник ${people + 1}`);
      return { ...(await seedMember(database, shop.companyId, seed, roles)), email: seed.email, fullName: seed.fullName };
    },
    async named(shop, roles, signInName = `Person.${++people}`) {
      const fullName = `Сотрудник ${people}`;
      const seed = { email: null, signInName, fullName, passwordHash };
      return { ...(await seedMember(database, shop.companyId, seed, roles)), signInName, fullName };
    },
  };
}
