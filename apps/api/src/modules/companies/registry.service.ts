import type { Config } from '../../platform/config.ts';
import { addressBlock, type Limits } from '../../platform/limits.ts';
import type { Log } from '../../platform/log.ts';
import { Problem } from '../../platform/problem.ts';
import type { Origin, Viewer } from '../../platform/viewer.ts';
import { createDadata } from './dadata.service.ts';
import { madeUpBanks, madeUpParties } from './register.rules.ts';
import { type Bank, type Party, type Registry, readBic, readInn } from './registry.rules.ts';

/** DaData where a token is set, the embedded register of made-up businesses and banks elsewhere. */
export function createRegistry(config: Pick<Config, 'DADATA_TOKEN' | 'DADATA_URL'>, log: Log): Registry {
  if (config.DADATA_TOKEN) return createDadata({ url: config.DADATA_URL, token: config.DADATA_TOKEN, log });
  return embeddedRegistry;
}

/** It knows its own few banks, and can't say of any other that there is none. */
export const embeddedRegistry: Registry = {
  knowsEveryBank: false,
  partyByInn: async (inn) => madeUpParties.find((party) => party.inn === inn) ?? new Problem('REGISTRY_NOT_FOUND', 'inn'),
  async bankByBic(bic) {
    const bank = madeUpBanks.find((one) => one.bic === bic);
    if (!bank) return new Problem('BANK_NOT_FOUND', 'bic');
    return bank.closed ? new Problem('BANK_CLOSED', 'bic') : bank;
  },
};

/** Look-ups for people filling in a form. Each spends a budget: behind them is somebody else's daily limit. */
export interface Lookups {
  partyByInn(inn: string, origin: Origin): Promise<Party | Problem>;
  bankByBic(bic: string, viewer: Viewer): Promise<Bank | Problem>;
}

const partyLookups = { name: 'party-lookups', attempts: 30, seconds: 600 };
const bankLookups = { name: 'bank-lookups', attempts: 60, seconds: 600 };

export function createLookups(registry: Registry, limits: Pick<Limits, 'spend'>): Lookups {
  return {
    async partyByInn(typed, origin) {
      const inn = readInn(typed);
      if (inn instanceof Problem) return inn;
      await limits.spend(partyLookups, addressBlock(origin.ip));
      return registry.partyByInn(inn);
    },
    async bankByBic(typed, viewer) {
      const bic = readBic(typed);
      if (bic instanceof Problem) return bic;
      await limits.spend(bankLookups, viewer.userId);
      return registry.bankByBic(bic);
    },
  };
}
