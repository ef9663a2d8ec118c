import '@mantine/core/styles/Progress.layer.css';
import '@mantine/dropzone/styles.layer.css';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useFailureText } from '@prikazchik/ui/failure-alert.tsx';
import type { UploadTrouble } from '@prikazchik/ui/pictures/put-picture.ts';
import { PICTURE_TYPES } from '@prikazchik/ui/pictures/put-picture.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './products.module.css';
import type { Upload } from './uploads.ts';
import { PHOTO_LIMITS } from './uploads.ts';
import { usePhotoUploads } from './use-photo-uploads.ts';

interface AddPhotosProps {
  readonly productId: string;
  /** How many places are taken already. */
  readonly taken: number;
  readonly onArrived: () => Promise<unknown>;
}

/** Takes photos by drop or by choice, shows them on their way, and says what is wrong with those that did not make it. */
export function AddPhotos({ productId, taken, onArrived }: AddPhotosProps) {
  const t = useTranslations('products.photos');
  const { uploads, choose, retry, dismiss } = usePhotoUploads(productId, onArrived);
  const free = PHOTO_LIMITS.places - taken;
  return (
    <Stack gap="sm" mt="sm">
      {free > 0 ? (
        <Dropzone
          onDrop={(files) => choose(files, free)}
          // What the dropzone would refuse goes the same way, and is told apart there: one place for all the words.
          onReject={(rejected) =>
            choose(
              rejected.map(({ file }) => file),
              free,
            )
          }
          accept={[...PICTURE_TYPES]}
          maxSize={PHOTO_LIMITS.bytes}
          // One button for everybody: the field of files inside it is for the browser alone.
          role="button"
          inputProps={{ style: { display: 'none' } }}
          className={classes.drop}
        >
          <Group gap="sm" wrap="nowrap" justify="center">
            <IconPhotoPlus size={24} stroke={1.5} aria-hidden />
            <div>
              <Text size="sm" fw={500}>
                {t('drop')}
              </Text>
              <Text size="xs" c="dimmed">
                {t('limits', { max: String(PHOTO_LIMITS.places) })}
              </Text>
            </div>
          </Group>
        </Dropzone>
      ) : (
        <Text size="sm" c="dimmed">
          {t('full', { max: PHOTO_LIMITS.places })}
        </Text>
      )}
      {uploads.length > 0 && (
        <ul className={classes.uploads}>
          {uploads.map((upload) => (
            <UploadLine key={upload.key} upload={upload} onRetry={() => retry(upload.key)} onDismiss={() => dismiss(upload.key)} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

interface UploadLineProps {
  readonly upload: Upload;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

function UploadLine({ upload: { file, status, sent, trouble }, onRetry, onDismiss }: UploadLineProps) {
  const t = useTranslations('products.photos');
  return (
    <li>
      <Text size="sm" truncate>
        {file.name}
      </Text>
      {trouble ? (
        <>
          <Text size="sm" c="red" role="alert">
            {trouble.kind === 'refused' ? <Refused trouble={trouble} /> : <Failed trouble={trouble} />}
          </Text>
          <Group gap="xs" mt={4}>
            {trouble.kind === 'failed' && (
              <Button size="xs" variant="default" onClick={onRetry}>
                {t('retry')}
              </Button>
            )}
            <Button size="xs" variant="subtle" onClick={onDismiss}>
              {t('dismiss')}
            </Button>
          </Group>
        </>
      ) : (
        <>
          <Progress value={sent * 100} size="sm" animated={sent === 1} aria-label={t('uploading', { name: file.name })} />
          <Text size="xs" c="dimmed">
            {status === 'queued' ? t('queued') : sent === 1 && t('checking')}
          </Text>
        </>
      )}
    </li>
  );
}

function Refused({ trouble }: { trouble: Extract<UploadTrouble, { kind: 'refused' }> }) {
  return useProblemText()({ code: trouble.code, params: { max: PHOTO_LIMITS.places } });
}

function Failed({ trouble }: { trouble: Extract<UploadTrouble, { kind: 'failed' }> }) {
  return useFailureText(trouble.failure).text;
}
