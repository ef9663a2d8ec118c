import type { Locale } from '../../platform/viewer.ts';
import type { Facts } from './audit.tables.ts';

/** A row of a file of the journal, as everybody who reads the journal sees it. */
export interface ExportedEntry {
  number: number;
  at: Date;
  actor: { kind: string; name: string | null; roles: string[] };
  action: string;
  objectType: string;
  objectName: string | null;
  objectId: string | null;
  outcome: string;
  reason: string | null;
  before: Facts | null;
  after: Facts | null;
  ip: string | null;
  device: string | null;
  requestId: string;
}

const factsText = (facts: Facts | null) => facts && JSON.stringify(facts);

const columns: readonly { ru: string; en: string; text(entry: ExportedEntry): string | null }[] = [
  { ru: 'Номер', en: 'Number', text: ({ number }) => String(number) },
  { ru: 'Время (UTC)', en: 'Time (UTC)', text: ({ at }) => at.toISOString() },
  { ru: 'Кто', en: 'Who', text: ({ actor }) => actor.name ?? actor.kind },
  { ru: 'Роли', en: 'Roles', text: ({ actor }) => actor.roles.join(', ') },
  { ru: 'Действие', en: 'Action', text: ({ action }) => action },
  { ru: 'Вид объекта', en: 'Kind of object', text: ({ objectType }) => objectType },
  { ru: 'Объект', en: 'Object', text: ({ objectName }) => objectName },
  { ru: 'Номер объекта', en: 'Object id', text: ({ objectId }) => objectId },
  { ru: 'Исход', en: 'Outcome', text: ({ outcome }) => outcome },
  { ru: 'Причина отказа', en: 'Reason of the refusal', text: ({ reason }) => reason },
  { ru: 'Было', en: 'Before', text: ({ before }) => factsText(before) },
  { ru: 'Стало', en: 'After', text: ({ after }) => factsText(after) },
  { ru: 'Адрес', en: 'Address', text: ({ ip }) => ip },
  { ru: 'Устройство', en: 'Device', text: ({ device }) => device },
  { ru: 'Запрос', en: 'Request', text: ({ requestId }) => requestId },
];

/** The heads of the columns of a sheet. */
export const headsOf = (locale: Locale): string[] => columns.map((column) => column[locale]);

/** The cells of an entry; what is not known is an empty one. */
export const cellsOf = (entry: ExportedEntry): string[] => columns.map(({ text }) => text(entry) ?? '');
