import { describe, expect, it } from 'vitest';
import type { Upload, UploadEvent } from './uploads.ts';
import { nextInLine, nextUploads, PHOTO_LIMITS } from './uploads.ts';

const photo = (name: string) => new File(['x'], name, { type: 'image/png' });
const play = (...events: UploadEvent[]) => events.reduce<readonly Upload[]>(nextUploads, []);
const chosen = (files: File[], freePlaces: number = PHOTO_LIMITS.places): UploadEvent => ({ type: 'chosen', files, freePlaces });
const codes = (uploads: readonly Upload[]) => uploads.map(({ trouble }) => (trouble?.kind === 'refused' ? trouble.code : null));

describe('a chosen file is refused before it is sent', () => {
  it('when it is no photo', () => {
    expect(codes(play(chosen([new File(['x'], 'a.gif', { type: 'image/gif' })])))).toEqual(['PHOTO_UNREADABLE']);
  });

  it('when it is too heavy', () => {
    const heavy = new File([new Uint8Array(PHOTO_LIMITS.bytes + 1)], 'a.png', { type: 'image/png' });
    expect(codes(play(chosen([heavy])))).toEqual(['PHOTO_TOO_LARGE']);
  });

  it('when there is no place left, counting those on their way', () => {
    const uploads = play(chosen([photo('1'), photo('2')], 3), chosen([photo('3'), photo('4')], 3));
    expect(codes(uploads)).toEqual([null, null, null, 'PHOTO_LIMIT']);
  });
});

describe('files go one at a time', () => {
  const [first, second] = play(chosen([photo('1'), photo('2')]));
  if (!(first && second)) throw new Error('Two files were chosen');
  const start = (key: string) => ({ type: 'started', key }) as const;

  it('in the order in which they were chosen', () => {
    expect(nextInLine([first, second])?.file.name).toBe('1');
    expect(nextInLine(nextUploads([first, second], start(first.key)))).toBeNull();
  });

  it('and one that stopped holds up nobody', () => {
    const stopped = nextUploads(nextUploads([first, second], start(first.key)), {
      type: 'stopped',
      key: first.key,
      trouble: { kind: 'failed', failure: { kind: 'offline' } },
    });
    expect(nextInLine(stopped)?.file.name).toBe('2');
    expect(nextInLine(nextUploads(stopped, { type: 'retried', key: first.key }))?.file.name).toBe('1');
  });

  it('and one that arrived leaves the list', () => {
    expect(nextUploads([first, second], { type: 'arrived', key: first.key })).toEqual([second]);
  });
});
