import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Service {
  user?: string;
  image: string;
  build?: { target: string };
  read_only?: boolean;
  privileged?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  pids_limit?: number;
  network_mode?: string;
  networks?: string[];
  ports?: string[];
  volumes?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  profiles?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  secrets: Record<string, { file?: string; environment?: string; external?: boolean }>;
}

const compose: Compose = parse(read('docker-compose.yml'), { merge: true });
const services = Object.entries(compose.services);
const dockerfile = read('Dockerfile');

/** The stages of the Dockerfile, each with its own lines. */
const stages = new Map(
  dockerfile
    .split(/^FROM /m)
    .slice(1)
    .map((text) => [/AS (\S+)/.exec(text)?.[1] ?? '', text] as const),
);

/** The user that a stage runs as, its own or that of the stage it is made from. */
function userOf(stage: string): string | undefined {
  const text = stages.get(stage);
  return text && (/^USER (\S+)/m.exec(text)?.[1] ?? userOf(/^(\S+)/.exec(text)?.[1] ?? ''));
}

describe.each(services)('service %s', (name, service) => {
  it('runs as an ordinary user, on a file system that it can not write', () => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service.read_only).toBe(true);
    expect(service.privileged).toBeUndefined();
  });

  it('holds no capability and gains none', () => {
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.cap_add).toBeUndefined();
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.pids_limit).toBeGreaterThan(0);
  });

  it('tells whether it is well, or ends', () => {
    if (name === 'migrate') expect(service.healthcheck).toEqual({ disable: true });
    else expect(service.healthcheck?.test?.[0]).toBe('CMD');
  });

  it('mounts nothing of the machine', () => {
    for (const volume of service.volumes ?? []) expect(volume).toMatch(/^[a-z]+:\//);
    expect(service.network_mode).toBeUndefined();
  });

  it('has its secrets from files only', () => {
    for (const [variable, value] of Object.entries(service.environment ?? {})) {
      if (/PASSWORD|SECRET|KEYS|TOKEN|DATABASE.*URL|SMTP_URL/.test(variable)) {
        expect(variable).toMatch(/_FILE$/);
        expect(service.secrets?.map((secret) => `/run/secrets/${secret}`)).toContain(value);
      }
      expect(value).not.toMatch(/:\/\/[^/]*:[^/]*@/);
    }
  });

  it('is made of an exact version', () => {
    if (service.build) expect(stages.has(service.build.target)).toBe(true);
    else expect(service.image).toMatch(/:v?\d+\.\d+/);
  });

  it('runs as an ordinary user also without compose', () => {
    if (service.build) expect(userOf(service.build.target)).toMatch(/^(node|1000:1000)$/);
  });
});

describe('docker-compose.yml', () => {
  it('shows the world one web server and nothing else', () => {
    const published = services.flatMap(([name, service]) => (service.ports ?? []).map((port) => [name, port] as const));
    const open = published.filter(([, port]) => !port.startsWith('127.0.0.1:'));
    expect(new Set(open.map(([name]) => name))).toEqual(new Set(['proxy']));
  });

  it('keeps the database to those who need it', () => {
    const neighbours = services.filter(([, service]) => service.networks?.includes('database')).map(([name]) => name);
    expect(neighbours.sort()).toEqual(['api', 'migrate', 'postgres', 'worker']);
    expect(compose.networks.database?.internal).toBe(true);
  });

  it('gives the owner of the database to the migration alone', () => {
    const holders = services.filter(([, service]) => service.secrets?.includes('database_owner_url')).map(([name]) => name);
    expect(holders).toEqual(['migrate']);
  });

  it('migrates before anything serves', () => {
    for (const name of ['api', 'worker']) {
      expect(compose.services[name]?.depends_on?.migrate?.condition).toBe('service_completed_successfully');
    }
  });

  it('catches mail only when it is being tried out', () => {
    expect(compose.services.mail?.profiles).toEqual(['try']);
  });

  it('takes every secret from a file that git never sees', () => {
    const ignored = read('.gitignore').split('\n');
    expect(ignored).toContain('deploy/secrets/');
    for (const secret of Object.values(compose.secrets)) expect(secret.file).toMatch(/^\.\/deploy\/secrets\/[a-z_]+$/);
  });

  it('names every host and sender without an example to fall back on', () => {
    const text = read('docker-compose.yml');
    for (const variable of ['SELLER_HOST', 'STAFF_HOST', 'MAIL_FROM']) {
      expect(text).toMatch(new RegExp(`\\$\\{${variable}:\\?`));
      expect(text).not.toMatch(new RegExp(`\\$\\{${variable}(:?-|\\})`));
    }
  });
});

describe('Dockerfile', () => {
  it('starts from exact versions', () => {
    for (const [, image] of dockerfile.matchAll(/^ARG \w+_IMAGE=(\S+)/gm)) expect(image).toMatch(/:\d+\.\d+\.\d+/);
    for (const text of stages.values()) expect(text).toMatch(/^(\$\{\w+_IMAGE\}|[a-z-]+) AS /);
  });

  it('takes pnpm in the version of package.json', () => {
    const { packageManager }: { packageManager: string } = JSON.parse(read('package.json'));
    expect(dockerfile).toContain(`npm install --global ${packageManager}`);
  });

  it('copies nothing that git does not hold', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env', '.data', '**/node_modules', 'deploy/secrets']));
  });
});
