import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import type { UploadTrouble } from '@prikazchik/ui/pictures/put-picture.ts';
import { useEffect, useEffectEvent, useReducer, useRef } from 'react';
import { sendPhoto } from './send-photo.ts';
import type { Upload } from './uploads.ts';
import { nextInLine, nextUploads } from './uploads.ts';

/** Sends chosen files to a product one by one; `onArrived` is called after each that became a photo. */
export function usePhotoUploads(productId: string, onArrived: () => Promise<unknown>) {
  const [uploads, tell] = useReducer(nextUploads, []);
  const next = nextInLine(uploads);
  const aborter = useRef<AbortController | null>(null);

  const send = useEffectEvent(async ({ key, file }: Upload) => {
    aborter.current = new AbortController();
    const { signal } = aborter.current;
    tell({ type: 'started', key });
    const onSent = (sent: number) => tell({ type: 'progressed', key, sent });
    const trouble = await sendPhoto(productId, file, onSent, signal).catch(
      (error: unknown): UploadTrouble => ({ kind: 'failed', failure: failureOf(error) }),
    );
    if (signal.aborted) return;
    if (trouble) return tell({ type: 'stopped', key, trouble });
    // The photo is there; if the page can't be read anew now, it will be at the next change.
    await onArrived().catch(() => undefined);
    tell({ type: 'arrived', key });
  });

  useEffect(() => {
    if (next) void send(next);
  }, [next]);

  useEffect(() => () => aborter.current?.abort(), []);

  return {
    uploads,
    choose: (files: readonly File[], freePlaces: number) => tell({ type: 'chosen', files, freePlaces }),
    retry: (key: string) => tell({ type: 'retried', key }),
    dismiss: (key: string) => tell({ type: 'dismissed', key }),
  };
}
