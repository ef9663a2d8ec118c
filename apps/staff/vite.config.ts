import { portal } from '@prikazchik/ui/vite/portal.ts';
import { defineConfig } from 'vite';

export default defineConfig(
  portal({
    port: 4200,
    otherPortal: process.env.SELLER_URL ?? 'http://localhost:4100',
    api: process.env.API_URL ?? 'http://127.0.0.1:4000',
    limit: 150_000,
    startPage: 'apps/staff/src/features/shops/shops-page.tsx',
  }),
);
