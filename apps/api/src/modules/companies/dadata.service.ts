import type { CompanyKind } from '@prikazchik/inputs/requisites';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Log } from '../../platform/log.ts';
import { Problem } from '../../platform/problem.ts';
import { type Bank, type Party, partyStatuses, type Registry } from './registry.rules.ts';

/** https://dadata.ru/api/find-party: of the fields only those that we read; the rest may come and go. */
const partyAnswer = z.object({
  suggestions: z.array(
    z.object({
      value: z.string(),
      data: z.object({
        inn: z.string(),
        kpp: z.string().nullish(),
        kpp_largest: z.string().nullish(),
        // Those who ended before the registers of 2002 and 2004 have none.
        ogrn: z.string().nullish(),
        type: z.enum(['LEGAL', 'INDIVIDUAL']),
        name: z.object({ full_with_opf: z.string().nullish(), short_with_opf: z.string().nullish() }),
        management: z.object({ name: z.string().nullish() }).nullish(),
        state: z.object({ status: z.enum(partyStatuses) }),
        address: z.object({ value: z.string(), unrestricted_value: z.string().nullish() }).nullish(),
      }),
    }),
  ),
});
type Suggestion = z.infer<typeof partyAnswer>['suggestions'][number];

/** https://dadata.ru/api/find-bank */
const bankAnswer = z.object({
  suggestions: z.array(
    z.object({
      value: z.string(),
      data: z.object({
        bic: z.string().nullish(),
        correspondent_account: z.string().nullish(),
        payment_city: z.string().nullish(),
        state: z.object({ status: z.enum(['ACTIVE', 'LIQUIDATING', 'LIQUIDATED']) }),
      }),
    }),
  ),
});

/** Registered or closed yesterday shows today; the free plan answers 10,000 questions a day. */
const day = 24 * 60 * 60 * 1000;
/** What was unknown a moment ago may have been mistyped elsewhere or just been entered. */
const tenMinutes = 10 * 60 * 1000;

interface Options {
  url: string;
  token: string;
  log: Log;
  /** Milliseconds for one question, its second try included. */
  deadline?: number;
}

/**
 * The registry as DaData knows it. Whatever keeps it from answering (no network, a spent limit, a wrong token, an answer of
 * another shape) is REGISTRY_UNAVAILABLE, and a line in the log for the operator; answers are kept, outages are not.
 */
export function createDadata({ url, token, log, deadline = 3000 }: Options): Registry {
  const cache = new LRUCache<string, Party | Bank | Problem>({ max: 5000, ttl: day });

  async function ask<Answer>(path: string, query: object, shape: z.ZodType<Answer>): Promise<Answer | null> {
    const signal = AbortSignal.timeout(deadline);
    const send = () =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Token ${token}`, 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(query),
        redirect: 'error',
        signal,
      });
    try {
      const response = await send().catch((error: unknown) => {
        if (signal.aborted) throw error;
        return send();
      });
      if (response.ok) return shape.parse(await response.json());
      log.warn({ path, status: response.status }, 'registry refused');
    } catch (error) {
      log.warn({ path, error }, 'registry unavailable');
    }
    return null;
  }

  async function remember<Found extends Party | Bank>(key: string, look: () => Promise<Found | Problem>): Promise<Found | Problem> {
    const kept = cache.get(key) as Found | Problem | undefined;
    if (kept) return kept;
    const answer = await look();
    if (!(answer instanceof Problem)) cache.set(key, answer);
    else if (answer.code !== 'REGISTRY_UNAVAILABLE') cache.set(key, answer, { ttl: tenMinutes });
    return answer;
  }

  return {
    knowsEveryBank: true,
    partyByInn: (inn) =>
      remember(`inn/${inn}`, async () => {
        // Without the filter a large company's branches would crowd the head office out of the answer.
        const filter = inn.length === 10 ? { type: 'LEGAL', branch_type: 'MAIN' } : { type: 'INDIVIDUAL' };
        const answer = await ask('/findById/party', { query: inn, count: 20, ...filter }, partyAnswer);
        return answer
          ? (bestParty(answer.suggestions, inn) ?? new Problem('REGISTRY_NOT_FOUND', 'inn'))
          : new Problem('REGISTRY_UNAVAILABLE');
      }),
    bankByBic: (bic) =>
      remember(`bic/${bic}`, async () => {
        const answer = await ask('/findById/bank', { query: bic, count: 5 }, bankAnswer);
        if (!answer) return new Problem('REGISTRY_UNAVAILABLE');
        const bank = answer.suggestions.find(({ data }) => data.bic === bic);
        if (!bank) return new Problem('BANK_NOT_FOUND', 'bic');
        if (bank.data.state.status !== 'ACTIVE') return new Problem('BANK_CLOSED', 'bic');
        return {
          bic,
          name: bank.value,
          correspondentAccount: bank.data.correspondent_account ?? null,
          city: bank.data.payment_city ?? null,
        };
      }),
  };
}

/** One INN may have ended and begun again under another OGRN: who works now comes first. */
function bestParty(suggestions: Suggestion[], inn: string): Party | null {
  const parties = suggestions.flatMap((suggestion) => partyOf(suggestion) ?? []).filter((party) => party.inn === inn);
  return parties.find(({ status }) => status === 'ACTIVE') ?? parties.find(({ status }) => status !== 'LIQUIDATED') ?? parties[0] ?? null;
}

const kinds: Record<Suggestion['data']['type'], CompanyKind> = { LEGAL: 'LEGAL_ENTITY', INDIVIDUAL: 'SOLE_PROPRIETOR' };

function partyOf({ value, data }: Suggestion): Party | null {
  if (!data.ogrn) return null;
  return {
    inn: data.inn,
    kind: kinds[data.type],
    name: data.name.short_with_opf ?? value,
    fullName: data.name.full_with_opf ?? value,
    ogrn: data.ogrn,
    kpp: data.kpp ?? null,
    kppLargest: data.kpp_largest ?? null,
    address: data.address?.unrestricted_value ?? data.address?.value ?? null,
    managerName: data.management?.name ?? null,
    status: data.state.status,
  };
}
