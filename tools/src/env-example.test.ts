import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { variables as api } from '../../apps/api/src/platform/config.ts';
import { variables as web } from '../../apps/web/src/config.ts';

interface Example {
  name: string;
  value: string;
  /** The line above it. */
  explanation: string;
}

/** The lines `NAME=value` of one section of `.env.example`. */
function section(title: string): Example[] {
  const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
  const [, part] = text.split(`# ── ${title} ─`);
  const lines = part?.split('# ── ')[0]?.split('\n') ?? [];
  return lines.flatMap((line, at) => {
    const [, name, value] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value, explanation: lines[at - 1] ?? '' }];
  });
}

/** What the web server reads under a name that the API's section explains already. */
const shared = ['SELLER_URL', 'STAFF_URL', 'TRUSTED_PROXIES'];
const ofApi = section('API and worker');
const ofWeb = section('Web server');

const names = (examples: Example[]) => examples.map(({ name }) => name).sort();

describe('.env.example', () => {
  it('names exactly what the API and the web server read', () => {
    expect(names(ofApi)).toEqual(Object.keys(api).sort());
    expect([...names(ofWeb), ...shared].sort()).toEqual(Object.keys(web).sort());
    expect(names(section('Migration'))).toEqual(['DATABASE_OWNER_URL']);
  });

  it.each([...ofApi, ...ofWeb, ...section('Migration')])('explains $name in one line', ({ explanation }) => {
    expect(explanation).toMatch(/^# [^─].{10,}\.$/);
  });

  it.each([...ofApi, ...ofWeb])('shows for $name what it is when left out', ({ name, value }) => {
    const variable = Object.entries({ ...web, ...api }).find(([key]) => key === name)?.[1];
    if (value !== '') expect(variable?.parse(value)).toEqual(variable?.parse(undefined));
  });

  it('shows no value for a secret', () => {
    const secrets = [...ofApi, ...section('Migration')].filter(({ name }) => /SECRET|KEYS|TOKEN|DATABASE_(OWNER_)?URL/.test(name));
    expect(secrets.map(({ value }) => value).join('')).toBe('');
  });

  it('calls required what the API can not start without, and only that', () => {
    const required = Object.entries(api).filter(([, variable]) => !variable.safeParse(undefined).success);
    const said = ofApi.filter(({ explanation }) => explanation.startsWith('# Required.'));
    expect(names(said)).toEqual(required.map(([name]) => name).sort());
  });
});
