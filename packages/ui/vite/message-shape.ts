import compile from 'icu-minify/compile';

/** A catalogue of messages in one language. */
export type MessageTree = { readonly [key: string]: string | MessageTree };

function isArgument(option: readonly unknown[]): boolean {
  const [name, kind] = option;
  return typeof name === 'string' && (option.length === 1 || typeof kind === 'number');
}

function* namesInOption(option: unknown): Generator<string> {
  if (!Array.isArray(option)) return;
  if (isArgument(option)) yield* namesInNode(option);
  else yield* namesInParts(option);
}

function* namesInNode([name, kind, ...rest]: readonly unknown[]): Generator<string> {
  if (typeof name === 'string' && /^\w+$/.test(name)) yield name;
  if (typeof kind === 'number') for (const option of Object.values(rest[0] ?? {})) yield* namesInOption(option);
  else yield* namesInParts([kind, ...rest]);
}

function* namesInParts(parts: readonly unknown[]): Generator<string> {
  for (const part of parts) if (Array.isArray(part)) yield* namesInNode(part);
}

/** The arguments and tags that a message (ICU MessageFormat) is filled with, in order of the alphabet; throws when it can't be parsed. */
export function argumentsOf(message: string): string[] {
  const compiled: unknown = compile(message);
  return Array.isArray(compiled) ? [...new Set(namesInParts(compiled))].sort() : [];
}

/** What two languages of one catalogue must have in common: every key, with the arguments of its message. */
export function shapeOf(tree: MessageTree, path = ''): Record<string, string[]> {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [path + key]: argumentsOf(value) } : shapeOf(value, `${path}${key}.`),
    ),
  );
}
