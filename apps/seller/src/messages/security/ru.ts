import { security } from '../ru/security.ts';

/** What only the pages about security say, in Russian. */
export const messages = { security } as const;
