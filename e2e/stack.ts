import type { Demo } from '@prikazchik/tools/demo.ts';

/** What the set-up started, as every journey sees it. */
interface RunningStack {
  apiUrl: string;
  sellerUrl: string;
  staffUrl: string;
  /** See tools/src/mailbox.ts for what it answers. */
  mailboxUrl: string;
  /** The database as its owner: to look at what no page shows, such as the journal of a person who left. */
  ownerDatabaseUrl: string;
  /** The shop that is there from the start, and its people. */
  demo: Demo;
}

function read(): RunningStack {
  const text = process.env.E2E_STACK;
  if (!text) throw new Error('E2E_STACK is not set: journeys run through playwright.config.ts, which starts the stack.');
  return JSON.parse(text);
}

export const stack: RunningStack = read();
