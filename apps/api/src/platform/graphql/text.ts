import { type DocumentNode, visit } from 'graphql';
import { unusable } from './errors.ts';
import { limits } from './limits.ts';

const refused = () => unusable('A text holds a character that no text may hold.');

/** NUL can't be stored by PostgreSQL; a lone surrogate is no Unicode text at all. */
function isText(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}

/** In a loop: variables may lie as deep within each other as a body has room for. */
function assertTexts(root: unknown): void {
  const left = [root];
  for (let count = 0; left.length > 0; count += 1) {
    if (count > limits.values) throw unusable(`The variables hold more than ${limits.values} values.`);
    const value = left.pop();
    if (typeof value === 'string') {
      if (!isText(value)) throw refused();
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) left.push(key, item);
    }
  }
}

const clean = new WeakSet<DocumentNode>();

/** @throws GraphQLError BAD_USER_INPUT for texts that no field may hold, in variables or in the document itself */
export function assertTextOf(document: DocumentNode, variables: unknown): void {
  assertTexts(variables);
  if (clean.has(document)) return;
  visit(document, { StringValue: (node) => assertTexts(node.value) });
  clean.add(document);
}
