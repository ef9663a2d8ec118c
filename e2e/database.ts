import postgres from 'postgres';
import { stack } from './stack.ts';

/** Looks into the database, or moves its clock's hands, as its owner: for what no page shows and no journey can wait for. */
export async function inDatabase<Row extends object>(work: (sql: postgres.Sql) => Promise<Iterable<Row>>): Promise<Row[]> {
  const sql = postgres(stack.ownerDatabaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return [...(await work(sql))];
  } finally {
    await sql.end();
  }
}
