import { Alert, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core';
import { isProblem, RequestError } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { PersonPicture } from '@prikazchik/ui/person-picture.tsx';
import { PICTURE_TYPES, pictureRefusal, putPicture } from '@prikazchik/ui/pictures/put-picture.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useRouter } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RemoveAvatarDocument, RequestAvatarUploadDocument } from './avatar.generated.ts';

/** Sends one picture. @returns why not, or null @throws RequestError when the API could not be asked */
async function send(file: File): Promise<Refusal | null> {
  const code = pictureRefusal(file);
  if (code) return { code, params: null };
  const { requestAvatarUpload: upload } = await request(RequestAvatarUploadDocument, {});
  if (isProblem(upload)) return upload;
  const trouble = await putPicture(upload.url, file, { onSent: () => undefined, signal: new AbortController().signal });
  if (trouble?.kind === 'failed') throw new RequestError(trouble.failure);
  return trouble && { code: trouble.code, params: null };
}

/** The person's picture: another one, or none. */
export function AvatarSection({ fullName, url }: { readonly fullName: string; readonly url: string | null }) {
  const t = useTranslations('profile.picture');
  const title = useId();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const choose = useAction(async (file: File | null) => {
    if (!file) return;
    const refused = await send(file);
    setRefusal(refused);
    if (!refused) await router.invalidate();
  });
  const remove = useAction(async () => {
    setRefusal(null);
    await request(RemoveAvatarDocument, {});
    await router.invalidate();
  });
  const failure = choose.failure ?? remove.failure;
  return (
    <Stack component="section" aria-labelledby={title} gap="sm">
      <Title order={2} id={title}>
        {t('title')}
      </Title>
      <Group gap="md">
        <PersonPicture fullName={fullName} url={url} size={96} />
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t('help')}</Text>
          <Group gap="sm">
            <FileButton onChange={choose.run} accept={PICTURE_TYPES.join(',')} inputProps={{ 'aria-label': t('file') }}>
              {(props) => (
                <Button variant="default" loading={choose.running} {...props}>
                  {url ? t('another') : t('choose')}
                </Button>
              )}
            </FileButton>
            {url && (
              <Button variant="subtle" onClick={remove.run} loading={remove.running}>
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
    </Stack>
  );
}
