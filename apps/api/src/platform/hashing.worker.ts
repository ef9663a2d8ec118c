import { hashSync, type Options, verifySync } from '@node-rs/argon2';

/** Runs in the threads of `hashing.ts`. Synchronous on purpose: the work must be this thread's own, whose priority is low. */
export const hash = ({ password, cost }: { password: string | Uint8Array; cost: Options }): string => hashSync(password, cost);

export const verify = ({ kept, password }: { kept: string; password: string }): boolean => verifySync(kept, password);
