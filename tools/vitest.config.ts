import { defineConfig } from 'vitest/config';

// Real servers are started and killed here, on a machine that may be busy with something else.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
