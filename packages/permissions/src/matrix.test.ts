import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { permissionsDocument } from './document.ts';
import { matrix, matrixCsv, matrixMarkdown } from './matrix.ts';
import { RIGHT_KEYS, SECTIONS } from './right.ts';

test('has a row for every right', () => {
  expect(matrix().map((row) => row.right)).toEqual(RIGHT_KEYS);
});

test('Markdown has a table for every section, in either language', () => {
  for (const locale of ['ru', 'en'] as const) {
    const headings = matrixMarkdown(locale).match(/^### .*$/gm);
    expect(headings).toEqual(Object.values(SECTIONS).map((title) => `### ${title[locale]}`));
  }
  expect(matrixMarkdown('ru')).toContain('| `finance.export` | Выгрузка финансов | просмотр | `finance.read` | ✓ | ✓ |  |  | ✓ |  |');
});

test('every line of a Markdown table has as many cells', () => {
  const cells = matrixMarkdown('en')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').length);
  expect(new Set(cells)).toEqual(new Set([12]));
});

test('CSV quotes what holds a comma and ends lines as RFC 4180 says', () => {
  const [head, ...rows] = matrixCsv().split('\r\n');
  expect(head).toMatch(/^right,title_ru,.*,owner,administrator,manager,content_manager,accountant,warehouse_operator$/);
  expect(rows.at(-1)).toBe('');
  expect(rows).toHaveLength(RIGHT_KEYS.length + 1);
  expect(rows.find((row) => row.startsWith('company.marketplace'))).toBe(
    'company.marketplace,Подключение маркетплейса и замена ключа,"Connect a marketplace, replace its key",company,change,' +
      'company.read,registered under_review rejected active,yes,,,yes,yes,,,,',
  );
});

test('docs/permissions.md is what the table says now', () => {
  const written = readFileSync(new URL('../../../docs/permissions.md', import.meta.url), 'utf8');
  expect(written).toBe(permissionsDocument());
});
