import type { ProblemCode } from '@prikazchik/graphql-client/schema.generated.ts';
import type { UploadTrouble } from '@prikazchik/ui/pictures/put-picture.ts';
import { PICTURE_BYTES, pictureRefusal } from '@prikazchik/ui/pictures/put-picture.ts';

/** How many photos a product holds, and what each may weigh (bytes); the API holds to the same. */
export const PHOTO_LIMITS = { places: 10, bytes: PICTURE_BYTES } as const;

/** One chosen file on its way to the product; `sent` is the part of it that has left, 0 to 1. */
export interface Upload {
  readonly key: string;
  readonly file: File;
  readonly status: 'queued' | 'sending' | 'stopped';
  readonly sent: number;
  readonly trouble: UploadTrouble | null;
}

export type UploadEvent =
  | { readonly type: 'chosen'; readonly files: readonly File[]; readonly freePlaces: number }
  | { readonly type: 'started' | 'arrived' | 'dismissed' | 'retried'; readonly key: string }
  | { readonly type: 'progressed'; readonly key: string; readonly sent: number }
  | { readonly type: 'stopped'; readonly key: string; readonly trouble: UploadTrouble };

const refused = (code: ProblemCode): UploadTrouble => ({ kind: 'refused', code });

/** What can be said against a file before it is sent. */
function troubleOf(file: Pick<File, 'type' | 'size'>, hasPlace: boolean): UploadTrouble | null {
  const code = pictureRefusal(file);
  if (code) return refused(code);
  return hasPlace ? null : refused('PHOTO_LIMIT');
}

function add(uploads: readonly Upload[], files: readonly File[], freePlaces: number): Upload[] {
  let free = freePlaces - uploads.filter(({ status }) => status !== 'stopped').length;
  const added = files.map((file): Upload => {
    const trouble = troubleOf(file, free > 0);
    if (!trouble) free -= 1;
    return { key: crypto.randomUUID(), file, status: trouble ? 'stopped' : 'queued', sent: 0, trouble };
  });
  return [...uploads, ...added];
}

/** What becomes of the files on their way. They go one at a time, in the order in which they were chosen. */
export function nextUploads(uploads: readonly Upload[], event: UploadEvent): readonly Upload[] {
  const put = (key: string, patch: Partial<Upload>) => uploads.map((upload) => (upload.key === key ? { ...upload, ...patch } : upload));
  switch (event.type) {
    case 'chosen':
      return add(uploads, event.files, event.freePlaces);
    case 'started':
      return put(event.key, { status: 'sending', sent: 0, trouble: null });
    case 'progressed':
      return put(event.key, { sent: event.sent });
    case 'stopped':
      return put(event.key, { status: 'stopped', trouble: event.trouble });
    case 'retried':
      return put(event.key, { status: 'queued', sent: 0, trouble: null });
    case 'arrived':
    case 'dismissed':
      return uploads.filter(({ key }) => key !== event.key);
  }
}

/** The file whose turn it is; `null` while another one is on its way, or when none waits. */
export function nextInLine(uploads: readonly Upload[]): Upload | null {
  if (uploads.some(({ status }) => status === 'sending')) return null;
  return uploads.find(({ status }) => status === 'queued') ?? null;
}
