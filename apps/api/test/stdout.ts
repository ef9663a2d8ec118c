import fs from 'node:fs';
import { vi } from 'vitest';

/** What our programs have logged in this process since it was asked for, line by line; none of it is printed. */
export function captureLog(): { lines(): string[] } {
  let text = '';
  // pino writes to the descriptor itself, past `process.stdout`.
  const write = fs.write.bind(fs) as (...args: unknown[]) => void;
  vi.spyOn(fs, 'write').mockImplementation(((...args: unknown[]) => {
    const [descriptor, data, done] = [args[0], args[1], args.at(-1)];
    if (descriptor !== 1 || typeof data !== 'string' || typeof done !== 'function') return write(...args);
    text += data;
    setImmediate(() => (done as (error: null, bytes: number) => void)(null, Buffer.byteLength(data)));
    return undefined;
  }) as typeof fs.write);
  return { lines: () => text.split('\n').filter(Boolean) };
}
