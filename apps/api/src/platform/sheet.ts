import { PassThrough, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { ZipFile } from 'yazl';

/** As many characters as a cell of Excel takes. */
const cellMost = 32_767;

/** What XML 1.0 has no place for, half a pair of surrogates included. */
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** `A1` and so on, as far as `Z`: some readers tell cells by these alone. */
const addressOf = (column: number, row: number) => `${String.fromCharCode(65 + column)}${row}`;

const cellOf = (text: string, address: string): string => {
  const shown = text
    .slice(0, cellMost)
    .replace(unprintable, '\ufffd')
    .replace(/[&<>]/g, (sign) => escapes[sign] ?? '');
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`;
};

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packageOf = 'http://schemas.openxmlformats.org/package/2006';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const content = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const parts = (sheetName: string): Record<string, string> => ({
  '[Content_Types].xml':
    `${declaration}<Types xmlns="${packageOf}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/></Types>`,
  '_rels/.rels': relationsTo('officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml':
    `${declaration}<workbook xmlns="${main}" xmlns:r="${relation}">` +
    `<sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relationsTo('worksheet', 'worksheets/sheet1.xml'),
});

function relationsTo(kind: string, target: string): string {
  return `${declaration}<Relationships xmlns="${packageOf}/relationships"><Relationship Id="rId1" Type="${relation}/${kind}" Target="${target}"/></Relationships>`;
}

async function* sheetOf(rows: AsyncIterable<readonly string[]>): AsyncIterable<string> {
  yield `${declaration}<worksheet xmlns="${main}"><sheetData>`;
  let number = 0;
  for await (const row of rows) {
    number += 1;
    yield `<row r="${number}">${row.map((text, column) => cellOf(text, addressOf(column, number))).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/**
 * A workbook of one sheet whose cells are all text (ECMA-376, inline strings), written as the rows come: none of it is held. A
 * formula in a text is a text. At most 26 columns and 1,048,576 rows. An error of the rows breaks the stream off.
 */
export function workbookOf(sheetName: string, rows: AsyncIterable<readonly string[]>): Readable {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(parts(sheetName))) zip.addBuffer(Buffer.from(text), path);
  const sheet = Readable.from(sheetOf(rows));
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  const stream = new PassThrough();
  sheet.once('error', (error) => stream.destroy(error));
  // Whoever hangs up is not read for any more.
  stream.once('close', () => sheet.destroy());
  zip.outputStream.pipe(stream);
  return stream;
}

/**
 * CSV, written as the rows come. A cell that a spreadsheet would take for a formula is marked as text (OWASP, CSV injection); the
 * mark of UTF-8 is for Excel. An error of the rows breaks the stream off.
 */
export function csvOf(rows: AsyncIterable<readonly string[]>): Readable {
  const sheet = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  const source = Readable.from(rows);
  source.once('error', (error) => sheet.destroy(error));
  sheet.once('close', () => source.destroy());
  return source.pipe(sheet);
}
