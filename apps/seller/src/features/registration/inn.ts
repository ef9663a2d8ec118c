import type { CompanyKind } from '@prikazchik/inputs/requisites';
import { isInn, readNumber } from '@prikazchik/inputs/requisites';

/** Digits of an INN, by who holds it. */
const INN_DIGITS: Readonly<Record<CompanyKind, number>> = { SOLE_PROPRIETOR: 12, LEGAL_ENTITY: 10 };

/** What can be told of an INN while it is typed: whether to wait, to look it up, or to say that it is wrong. */
export type InnStanding = { readonly status: 'incomplete' | 'wrong' | 'other-kind' } | { readonly status: 'valid'; readonly inn: string };

/** Judges the INN as far as it is typed. A valid INN of the other kind is no typing mistake, so it is told apart. */
export function standingOf(typed: string, kind: CompanyKind): InnStanding {
  const inn = readNumber(typed);
  if (typeof inn !== 'string') return { status: 'incomplete' };
  if (isInn(inn, kind)) return { status: 'valid', inn };
  const other = kind === 'LEGAL_ENTITY' ? 'SOLE_PROPRIETOR' : 'LEGAL_ENTITY';
  if (inn.length !== INN_DIGITS[kind] && isInn(inn, other)) return { status: 'other-kind' };
  return { status: inn.length < INN_DIGITS[kind] ? 'incomplete' : 'wrong' };
}
