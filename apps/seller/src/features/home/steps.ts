import type { ActivationStepKey } from '@prikazchik/graphql-client/schema.generated.ts';
import type { ActivationQuery } from './activation.generated.ts';

/** How far a shop is on its way to being active. */
export type Activation = ActivationQuery['activation'];

/** One step of that way. */
export type Step = Activation['steps'][number];

/** Where a step of activation is done. */
export const STEP_PATHS = {
  EMAIL: '/',
  REQUISITES: '/settings/legal',
  LOGISTICS: '/settings/logistics',
  REVIEW: '/',
} as const satisfies Record<ActivationStepKey, string>;

/** The page of the step to do next; the list of steps when all that is left is to wait. */
export function openStepPath(steps: readonly Pick<Step, 'key' | 'state'>[]): (typeof STEP_PATHS)[ActivationStepKey] {
  const next = steps.find(({ state }) => state === 'OPEN' || state === 'REFUSED');
  return next ? STEP_PATHS[next.key] : '/';
}

/** Fields of the input for legal details; a refusal names one of them, with or without a path before it. */
const LEGAL_FIELDS = ['inn', 'legalName', 'ogrn', 'kpp', 'legalAddress', 'taxSystem', 'bic', 'settlementAccount'] as const;
const LOGISTICS_FIELDS = ['name', 'address', 'method'] as const;

type LegalField = (typeof LEGAL_FIELDS)[number];
type LogisticsField = (typeof LOGISTICS_FIELDS)[number];

/** The field that a review refused, and the page on which it is mended. */
export type RefusedField =
  | { readonly page: '/settings/legal'; readonly field: LegalField }
  | { readonly page: '/settings/logistics'; readonly field: LogisticsField };

/** Finds the field that a refusal of the review names; `null` when it names none that a form has. */
export function refusedField(path: string | null): RefusedField | null {
  const name = path?.split('.').at(-1);
  const legal = LEGAL_FIELDS.find((field) => field === name);
  if (legal) return { page: '/settings/legal', field: legal };
  const logistics = LOGISTICS_FIELDS.find((field) => field === name);
  return logistics ? { page: '/settings/logistics', field: logistics } : null;
}
