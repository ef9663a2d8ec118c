import type { Locale, Right, RightDefinition } from './right.ts';
import { RIGHT_KEYS, RIGHTS, SECTIONS } from './right.ts';
import { has } from './rightset.ts';
import type { RoleKey } from './role.ts';
import { OWNER_TITLE, ROLE_KEYS, ROLES } from './role.ts';

/** One right, and which of the preset roles give it. The owner holds every one. */
export interface MatrixRow {
  readonly right: Right;
  readonly definition: RightDefinition;
  readonly roles: Readonly<Record<RoleKey, boolean>>;
}

/** The whole policy: rights down, roles across. */
export function matrix(): MatrixRow[] {
  return RIGHT_KEYS.map((right) => ({
    right,
    definition: RIGHTS[right],
    roles: {
      administrator: has(ROLES.administrator.rights, right),
      manager: has(ROLES.manager.rights, right),
      content_manager: has(ROLES.content_manager.rights, right),
      accountant: has(ROLES.accountant.rights, right),
      warehouse_operator: has(ROLES.warehouse_operator.rights, right),
    },
  }));
}

const WORDS = {
  ru: { right: 'право', what: 'что даёт', level: 'уровень', view: 'просмотр', change: 'изменение', dependsOn: 'требует' },
  en: { right: 'right', what: 'what', level: 'level', view: 'view', change: 'change', dependsOn: 'needs' },
} as const satisfies Record<Locale, Record<string, string>>;

/** The matrix as Markdown: a table for each section. */
export function matrixMarkdown(locale: Locale): string {
  const words = WORDS[locale];
  const names = [OWNER_TITLE, ...ROLE_KEYS.map((role) => ROLES[role].title)].map((title) => title[locale]);
  const head = [
    markdownRow([words.right, words.what, words.level, words.dependsOn, ...names]),
    markdownRow([...Array<string>(4).fill('---'), ...names.map(() => ':-:')]),
  ];
  const sections = Map.groupBy(matrix(), (row) => row.definition.section);
  return [...sections]
    .map(([section, rows]) => [`### ${SECTIONS[section][locale]}`, '', ...head, ...rows.map((row) => cellsOf(row, locale)), ''].join('\n'))
    .join('\n');
}

/** The matrix as CSV (RFC 4180), for spreadsheets and audits: keys and both languages, `yes` or nothing in a cell. */
export function matrixCsv(): string {
  const head = [
    'right',
    'title_ru',
    'title_en',
    'section',
    'level',
    'depends_on',
    'company_states',
    'fresh_second_factor',
    'owner_only',
    'by_warehouse',
    'owner',
    ...ROLE_KEYS,
  ];
  const rows = matrix().map(({ right, definition, roles }) => [
    right,
    definition.title.ru,
    definition.title.en,
    definition.section,
    definition.level,
    definition.dependsOn.join(' '),
    definition.states.join(' '),
    yes(definition.freshSecondFactor),
    yes(definition.ownerOnly),
    yes(definition.byWarehouse),
    yes(true),
    ...ROLE_KEYS.map((role) => yes(roles[role])),
  ]);
  return [head, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function cellsOf({ right, definition, roles }: MatrixRow, locale: Locale): string {
  return markdownRow([
    `\`${right}\`${marksOf(definition)}`,
    definition.title[locale],
    WORDS[locale][definition.level],
    definition.dependsOn.map((dependency) => `\`${dependency}\``).join(', '),
    tick(true),
    ...ROLE_KEYS.map((role) => tick(roles[role])),
  ]);
}

/** ¹ and ² are explained under the generated page's tables. */
function marksOf(definition: RightDefinition): string {
  return `${definition.freshSecondFactor ? ' ¹' : ''}${definition.byWarehouse ? ' ²' : ''}`;
}

function tick(is: boolean): string {
  return is ? '✓' : '';
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function yes(is: boolean): string {
  return is ? 'yes' : '';
}
