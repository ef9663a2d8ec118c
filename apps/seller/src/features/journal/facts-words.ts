import type { journal } from '../../messages/ru/journal.ts';

type FieldKey = keyof typeof journal.fields;
type ValueKey = keyof typeof journal.values;

const fields: readonly FieldKey[] = [
  'sku',
  'title',
  'description',
  'seoTitle',
  'seoDescription',
  'state',
  'priceMinor',
  'oldPriceMinor',
  'quantity',
  'warehouse',
  'photos',
  'width',
  'height',
  'bytes',
  'name',
  'contactEmail',
  'contactPhone',
  'timeZone',
  'address',
  'method',
  'legalName',
  'ogrn',
  'kpp',
  'inn',
  'legalAddress',
  'taxSystem',
  'bic',
  'settlementAccount',
  'registryChecked',
  'refusal',
  'field',
  'roles',
  'right',
  'rights',
  'granted',
  'restricted',
  'holders',
  'moveTo',
  'email',
  'signInName',
  'days',
  'generation',
  'format',
  'rows',
  'section',
  'outcome',
  'from',
  'to',
  'member',
  'sessionsEnded',
  'letIn',
  'factorRule',
  'displayName',
  'phone',
  'position',
  'picture',
  'hours',
  'warehouses',
  'invitations',
  'lines',
  'refused',
];

const values: readonly ValueKey[] = [
  'active',
  'archived',
  'blocked',
  'removed',
  'pending',
  'accepted',
  'declined',
  'offered',
  'cancelled',
  'undone',
  'revoked',
  'registered',
  'under_review',
  'rejected',
  'suspended',
  'nobody',
  'everyone',
];

/** Fields that hold kopecks. */
const sums: readonly string[] = ['priceMinor', 'oldPriceMinor'];
/** Ids say nothing to a reader. */
const unsaid: readonly string[] = ['memberId', 'userId', 'product', 'invitedBy'];

export const fieldKey = (field: string): FieldKey | undefined => fields.find((known) => known === field);
export const valueKey = (value: string): ValueKey | undefined => values.find((known) => known === value);
export const isSum = (field: string): boolean => sums.includes(field);

type Facts = Readonly<Record<string, unknown>>;

/** The fields of either side, those that say something, in the order in which they were written down. */
export function fieldsOf(before: Facts | null, after: Facts | null): string[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((field) => !unsaid.includes(field));
}

/** The facts of an entry as the API sends them: an object, or nothing. */
export function factsOf(raw: unknown): Facts | null {
  return typeof raw === 'object' && raw !== null ? { ...raw } : null;
}
