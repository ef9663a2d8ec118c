import { Stack, Title } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import { PictureField } from '@prikazchik/ui/pictures/picture-field.tsx';
import { useRouter } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { RemoveAvatarDocument, RequestAvatarUploadDocument } from './avatar.generated.ts';

const ask = async () => (await request(RequestAvatarUploadDocument, {})).requestAvatarUpload;

/** Another tab may have removed it: then it is gone, as was wanted. */
async function remove(): Promise<null> {
  await request(RemoveAvatarDocument, {});
  return null;
}

/** The person's picture: another one, or none. */
export function AvatarSection({ fullName, url }: { readonly fullName: string; readonly url: string | null }) {
  const t = useTranslations('profile.picture');
  const title = useId();
  const router = useRouter();
  return (
    <Stack component="section" aria-labelledby={title} gap="sm">
      <Title order={2} id={title}>
        {t('title')}
      </Title>
      <PictureField
        fullName={fullName}
        url={url}
        help={t('help')}
        ask={ask}
        remove={url ? remove : null}
        onChange={() => router.invalidate()}
      />
    </Stack>
  );
}
