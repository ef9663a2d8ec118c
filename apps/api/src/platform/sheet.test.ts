import { buffer } from 'node:stream/consumers';
import readSheets from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { workbookOf } from './sheet.ts';

async function* rowsOf(...rows: string[][]): AsyncIterable<string[]> {
  yield* rows;
}

async function readBack(...rows: string[][]) {
  const [sheet] = await readSheets(await buffer(workbookOf('Лист', rowsOf(...rows))), { trim: false });
  expect(sheet?.sheet).toBe('Лист');
  return sheet?.data ?? [];
}

describe('a workbook', () => {
  it('holds texts as they are: formulas, markup, spaces, other scripts', async () => {
    const rows = [
      ['=1+1', '@SUM(A1)', '<b>&amp;</b>', ']]>'],
      [' with spaces ', 'строка\nвторая', '🏮', 'x'.repeat(40_000)],
    ];
    const [first, second] = await readBack(...rows);
    expect(first).toEqual(rows[0]);
    expect(second).toEqual([' with spaces ', 'строка\nвторая', '🏮', 'x'.repeat(32_767)]);
  });

  it('replaces what no XML may hold', async () => {
    expect(await readBack(['a\u0000b', 'a\ud800b', 'a\uffffb', 'a\u001bb'])).toEqual([Array(4).fill('a\ufffdb')]);
  });

  it('breaks off when its rows do', async () => {
    async function* broken(): AsyncIterable<string[]> {
      yield ['one'];
      throw new Error('gone');
    }
    await expect(buffer(workbookOf('Sheet', broken()))).rejects.toThrow('gone');
  });

  it('asks for no more rows when whoever reads has gone', async () => {
    let given = 0;
    async function* endless(): AsyncIterable<string[]> {
      while (true) {
        given += 1;
        yield ['x'.repeat(1_000)];
      }
    }
    const book = workbookOf('Sheet', endless());
    book.once('data', () => book.destroy());
    await new Promise((resolve) => book.once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const then = given;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(given).toBe(then);
  });
});
