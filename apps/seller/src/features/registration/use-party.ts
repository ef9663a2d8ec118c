import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import type { CompanyKind } from '@prikazchik/inputs/requisites';
import { useEffect, useEffectEvent, useState } from 'react';
import { standingOf } from './inn.ts';
import type { PartyByInnQuery } from './party-by-inn.generated.ts';
import { PartyByInnDocument } from './party-by-inn.generated.ts';

/** A company or a person as the registry knows them. */
export type Party = Extract<PartyByInnQuery['partyByInn'], { __typename: 'Party' }>;

/** Where the look-up stands. Neither an unknown INN nor a registry that is out stops anyone: the fields can be filled in by hand. */
export type Lookup =
  | { readonly status: 'idle' | 'looking' | 'not-found' | 'unavailable' }
  | { readonly status: 'found'; readonly party: Party };

const PAUSE_MS = 250;

async function lookUp(inn: string, signal: AbortSignal): Promise<Lookup> {
  try {
    const { partyByInn: answer } = await request(PartyByInnDocument, { inn }, signal);
    if (!isProblem(answer)) return { status: 'found', party: answer };
    return { status: answer.code === 'REGISTRY_NOT_FOUND' ? 'not-found' : 'unavailable' };
  } catch {
    return { status: signal.aborted ? 'idle' : 'unavailable' };
  }
}

/** Looks an INN up once its check digits are right; `onFound` is called with what the registry knows. */
export function useParty(typed: string, kind: CompanyKind, onFound: (party: Party) => void): Lookup {
  const standing = standingOf(typed, kind);
  const inn = standing.status === 'valid' ? standing.inn : null;
  const [answer, setAnswer] = useState<{ inn: string; lookup: Lookup } | null>(null);
  const found = useEffectEvent(onFound);

  useEffect(() => {
    if (inn === null) return;
    const aborter = new AbortController();
    const timer = setTimeout(async () => {
      const lookup = await lookUp(inn, aborter.signal);
      if (aborter.signal.aborted) return;
      setAnswer({ inn, lookup });
      if (lookup.status === 'found') found(lookup.party);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [inn]);

  if (inn === null) return { status: 'idle' };
  return answer?.inn === inn ? answer.lookup : { status: 'looking' };
}
