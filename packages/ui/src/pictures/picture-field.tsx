import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem, RequestError } from '@prikazchik/graphql-client/problem.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../failure-alert.tsx';
import { PersonPicture } from '../person-picture.tsx';
import type { Refusal } from '../problem-text.tsx';
import { ProblemText } from '../problem-text.tsx';
import { useAction } from '../use-action.ts';
import { PICTURE_TYPES, pictureRefusal, putPicture } from './put-picture.ts';

interface PictureFieldProps {
  readonly fullName: string;
  readonly url: string | null;
  /** Of whom it is and where it is seen, in a sentence. */
  readonly help: string;
  /** An address that takes one picture. */
  readonly ask: () => Promise<{ readonly __typename: 'AvatarUpload'; readonly url: string } | Problem>;
  /** Takes the picture away; null where there is none that could be. */
  readonly remove: (() => Promise<Refusal | null>) | null;
  readonly onChange: () => void | Promise<void>;
}

/** Sends one picture. @returns why not, or null @throws RequestError when the API could not be asked */
async function send(file: File, ask: PictureFieldProps['ask']): Promise<Refusal | null> {
  const code = pictureRefusal(file);
  if (code) return { code, params: null };
  const upload = await ask();
  if (isProblem(upload)) return upload;
  const trouble = await putPicture(upload.url, file, { onSent: () => undefined, signal: new AbortController().signal });
  if (trouble?.kind === 'failed') throw new RequestError(trouble.failure);
  return trouble && { code: trouble.code, params: null };
}

/** A person's picture: another one, or none. */
export function PictureField({ fullName, url, help, ask, remove, onChange }: PictureFieldProps) {
  const t = useTranslations('ui.picture');
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function done(refused: Refusal | null): Promise<void> {
    setRefusal(refused);
    if (!refused) await onChange();
  }

  const choose = useAction(async (file: File | null) => {
    if (file) await done(await send(file, ask));
  });
  const takeAway = useAction(async () => {
    if (remove) await done(await remove());
  });
  const failure = choose.failure ?? takeAway.failure;
  return (
    <>
      <Group gap="md">
        <PersonPicture fullName={fullName} url={url} size={96} />
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{help}</Text>
          <Group gap="sm">
            <FileButton onChange={choose.run} accept={PICTURE_TYPES.join(',')} inputProps={{ 'aria-label': t('file') }}>
              {(props) => (
                <Button variant="default" loading={choose.running} {...props}>
                  {url ? t('another') : t('choose')}
                </Button>
              )}
            </FileButton>
            {remove && (
              <Button variant="subtle" onClick={takeAway.run} loading={takeAway.running}>
                {t('remove')}
              </Button>
            )}
          </Group>
        </Stack>
      </Group>
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}
