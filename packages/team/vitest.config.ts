import { defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node', 'default'];

export default defineConfig({ ssr: { resolve: { conditions } } });
