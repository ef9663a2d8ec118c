import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { variables } from '../src/platform/config.ts';

/** The lines `NAME=value` of one section of `.env.example`, each with the line above it. */
function section(title: string): { name: string; value: string; above: string }[] {
  const text = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8');
  const lines =
    text
      .split(/^# ── /m)
      .find((part) => part.startsWith(`${title} ─`))
      ?.split('\n') ?? [];
  return lines.flatMap((line, at) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value, above: lines[at - 1] ?? '' }];
  });
}

const examples = section('API and worker');

describe('.env.example', () => {
  it('names exactly what the configuration reads', () => {
    expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(variables).sort());
  });

  it.each([...examples, ...section('Migration')])('explains $name in one line', ({ above }) => {
    expect(above).toMatch(/^# [^─].{10,}\.$/);
  });

  it.each(Object.entries(variables))('shows the default of %s, or nothing where there is none', (name, variable) => {
    const byDefault = variable.safeParse(undefined);
    const example = examples.find((line) => line.name === name)?.value;
    const shown = example === '' ? undefined : variable.parse(example);
    expect(shown).toEqual(byDefault.success ? byDefault.data : undefined);
  });

  it('calls required what has no default, and only that', () => {
    const required = Object.entries(variables).filter(([, variable]) => !variable.safeParse(undefined).success);
    const said = examples.filter(({ above }) => above.startsWith('# Required.'));
    expect(said.map(({ name }) => name).sort()).toEqual(required.map(([name]) => name).sort());
  });
});
