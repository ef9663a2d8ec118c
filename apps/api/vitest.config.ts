import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Vitest would load graphql twice, as ESM for our files and as CommonJS for some libraries: two realms, no schema.
const { resolve } = createRequire(import.meta.url);
const alias = ['graphql', 'graphql-query-complexity'].map((name) => ({ find: new RegExp(`^${name}$`), replacement: resolve(name) }));

const shared = {
  resolve: { conditions: ['source'], alias },
  ssr: { resolve: { conditions: ['source'] } },
  // Where Vitest runs the global set-up.
  environments: { __vitest__: { resolve: { conditions: ['source'] } } },
};

export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'unit', include: ['src/**/*.test.ts'], setupFiles: ['reflect-metadata'] } },
      {
        ...shared,
        test: {
          name: 'api',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/cluster.setup.ts'],
          setupFiles: ['reflect-metadata'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        ...shared,
        test: {
          name: 'proof',
          include: ['test/proof/*.proof.ts'],
          globalSetup: ['test/cluster.setup.ts'],
          setupFiles: ['reflect-metadata'],
          // Rounds by the thousand, at full size for a good part of an hour.
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
          // One after another: what is measured here is time.
          maxWorkers: 1,
        },
      },
    ],
  },
});
