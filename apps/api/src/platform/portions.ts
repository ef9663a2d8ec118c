/**
 * Rows of a file that is read while it is sent: the next portion is asked for when the one before has gone, by its last row. A portion
 * that is not full is the last one.
 *
 * @param most how many rows a full portion has
 */
export async function* inPortions<Row>(
  first: readonly Row[],
  most: number,
  after: (last: Row) => Promise<readonly Row[]>,
): AsyncIterable<Row> {
  let rows = first;
  while (true) {
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < most) return;
    rows = await after(last);
  }
}
