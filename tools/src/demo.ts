import { existsSync, readFileSync } from 'node:fs';
import { OperatorError } from './operator.error.ts';
import { writePrivate } from './secrets.ts';

/** Who may sign in to the demo shop: everybody with the same password. */
export interface Demo {
  password: string;
  people: { email: string; role: string; name: string }[];
}

function parse(line: string): Demo & { created: boolean } {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new OperatorError(`The demo shop's command printed what is no JSON: ${line.slice(0, 200)}`, { cause });
  }
}

/**
 * Fills an empty database with the demo shop, once; later starts read from the file who may sign in.
 *
 * @param file remembers the sign-ins, readable by its owner alone
 * @param fill runs the API's demo command, which refuses a database that is in use, and returns what it printed
 * @returns `undefined` if there is no demo shop in this database
 */
export async function openDemo(file: string, fill: () => Promise<string>): Promise<Demo | undefined> {
  if (!existsSync(file)) {
    const line = (await fill()).trim().split('\n').at(-1) ?? '';
    const { created, password, people } = parse(line);
    writePrivate(file, JSON.stringify(created ? { password, people } : null));
  }
  return JSON.parse(readFileSync(file, 'utf8')) ?? undefined;
}
