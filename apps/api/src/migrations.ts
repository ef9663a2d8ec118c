import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Beside src and dist alike. */
export const migrationsFolder = fileURLToPath(new URL('../drizzle', import.meta.url));

/** How many migrations this build was made for. */
export async function migrationCount(): Promise<number> {
  const journal = JSON.parse(await readFile(`${migrationsFolder}/meta/_journal.json`, 'utf8')) as { entries: unknown[] };
  return journal.entries.length;
}
