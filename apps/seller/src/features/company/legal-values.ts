import type { CompanyKind, TaxSystem } from '@prikazchik/graphql-client/schema.generated.ts';
import type { CompanyLegalQuery, LegalDetailsFragment } from './legal.generated.ts';

/** A shop whose legal details the viewer may see. */
export type LegalCompany = Pick<CompanyLegalQuery['company'], 'kind' | 'state'> & { readonly legal: LegalDetailsFragment };

/** What the form of legal details holds. A type, not an interface: the form's values must have an index signature. */
export type LegalValues = {
  legalName: string;
  ogrn: string;
  kpp: string;
  legalAddress: string;
  taxSystem: string;
  bic: string;
  settlementAccount: string;
};

/** The tax systems open to each kind of shop: the patent and the tax on professional income are for people only. */
export const TAX_SYSTEMS = {
  SOLE_PROPRIETOR: ['USN', 'OSNO', 'AUSN', 'PSN', 'NPD'],
  LEGAL_ENTITY: ['USN', 'OSNO', 'AUSN'],
} as const satisfies Record<CompanyKind, readonly TaxSystem[]>;

/** What the shop has told already, for the form's fields. */
export function legalValues(legal: LegalDetailsFragment): LegalValues {
  const { legalName, ogrn, kpp, legalAddress, taxSystem, bic, settlementAccount } = legal;
  return {
    legalName,
    ogrn: ogrn ?? '',
    kpp: kpp ?? '',
    legalAddress: legalAddress ?? '',
    taxSystem: taxSystem ?? '',
    bic: bic ?? '',
    settlementAccount: settlementAccount ?? '',
  };
}

/** The form's fields as the API takes them: a sole proprietor has no KPP. */
export function requisitesInput(kind: CompanyKind, values: LegalValues) {
  return { ...values, kpp: kind === 'LEGAL_ENTITY' ? values.kpp : null };
}
