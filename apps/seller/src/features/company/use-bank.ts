import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { isBic, readNumber } from '@prikazchik/inputs/requisites';
import { useEffect, useState } from 'react';
import type { BankByBicQuery } from './legal.generated.ts';
import { BankByBicDocument } from './legal.generated.ts';

type Bank = Extract<BankByBicQuery['bankByBic'], { __typename: 'Bank' }>;

/** Where the look-up stands. A directory that is out stops nobody: the API checks the account by the BIC itself. */
export type BankLookup =
  | { readonly status: 'idle' | 'looking' | 'not-found' | 'closed' | 'unavailable' }
  | { readonly status: 'found'; readonly bank: Bank };

const PAUSE_MS = 250;

async function lookUp(bic: string, signal: AbortSignal): Promise<BankLookup> {
  try {
    const { bankByBic: answer } = await request(BankByBicDocument, { bic }, signal);
    if (!isProblem(answer)) return { status: 'found', bank: answer };
    if (answer.code === 'BANK_CLOSED') return { status: 'closed' };
    return { status: answer.code === 'BANK_NOT_FOUND' ? 'not-found' : 'unavailable' };
  } catch {
    return { status: 'unavailable' };
  }
}

/** The bank behind a BIC, once all of it is typed. */
export function useBank(typed: string): BankLookup {
  const number = readNumber(typed);
  const bic = typeof number === 'string' && isBic(number) ? number : null;
  const [answer, setAnswer] = useState<{ bic: string; lookup: BankLookup } | null>(null);

  useEffect(() => {
    if (bic === null) return;
    const aborter = new AbortController();
    const timer = setTimeout(async () => {
      const lookup = await lookUp(bic, aborter.signal);
      if (!aborter.signal.aborted) setAnswer({ bic, lookup });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [bic]);

  if (bic === null) return { status: 'idle' };
  return answer?.bic === bic ? answer.lookup : { status: 'looking' };
}
