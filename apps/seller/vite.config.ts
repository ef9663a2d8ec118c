import { portal } from '@prikazchik/ui/vite/portal.ts';
import { defineConfig } from 'vite';

export default defineConfig(
  portal({
    port: Number(process.env.SELLER_PORT ?? 4100),
    otherPortal: process.env.STAFF_URL ?? 'http://localhost:4200',
    api: process.env.API_URL ?? 'http://127.0.0.1:4000',
    limit: 220_000,
    startPage: ['apps/seller/src/app/cabinet.tsx', 'apps/seller/src/features/home/home-page.tsx'],
  }),
);
