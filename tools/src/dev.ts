import { runInForeground } from './foreground.ts';

process.exit(await runInForeground('watched'));
