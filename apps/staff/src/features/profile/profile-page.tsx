import { Alert, NativeSelect, Paper, Stack, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { ProfileInput } from '@prikazchik/inputs/account.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { useSwitchLocale } from '@prikazchik/ui/locale-provider.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useLoaderData, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { localeOf } from '../../shared/locale.ts';
import { Page } from '../../shared/page.tsx';
import type { ViewerQuery } from '../../shared/viewer.generated.ts';
import { AvatarSection } from './avatar-section.tsx';
import { EmailSection } from './email-section.tsx';
import { UpdateProfileDocument } from './profile.generated.ts';
import classes from './profile-page.module.css';
import { WORDS } from './words.ts';

/** What the person says of themselves. */
export const ProfilePage = withWords(WORDS, Profile);

function Profile() {
  const t = useTranslations('profile');
  const { user } = useLoaderData({ from: '/signed-in' });
  const change = useLoaderData({ from: '/signed-in/profile' });
  return (
    <Page title={t('title')}>
      <Stack gap="md">
        <Paper className={classes.sheet}>
          <ProfileForm user={user} />
        </Paper>
        <Paper className={classes.sheet}>
          <AvatarSection fullName={user.fullName} url={user.avatarUrl} />
        </Paper>
        <EmailSection user={user} change={change} className={classes.sheet} />
      </Stack>
    </Page>
  );
}

function ProfileForm({ user }: { readonly user: ViewerQuery['viewer']['user'] }) {
  const t = useTranslations('profile');
  const words = useTranslations('ui');
  const router = useRouter();
  const switchTo = useSwitchLocale();
  const [saved, setSaved] = useState(false);
  const form = useInputForm({
    schema: ProfileInput,
    initialValues: { fullName: user.fullName, phone: user.phone ?? '', locale: user.locale },
    submit: async (input) => {
      setSaved(false);
      const { updateProfile } = await request(UpdateProfileDocument, { input });
      if (isProblem(updateProfile)) return updateProfile;
      const { fullName, phone, locale } = updateProfile;
      form.setValues({ fullName, phone: phone ?? '', locale });
      await Promise.all([switchTo(localeOf(locale)), router.invalidate()]);
      setSaved(true);
      return null;
    },
  });
  return (
    <Form form={form} label={t('title')}>
      <UnsavedGuard when={() => form.isDirty()} />
      <TextInput size="md" label={t('fullName')} autoComplete="name" {...form.getInputProps('fullName')} />
      <TextInput size="md" type="tel" label={t('phone')} description={t('phoneHelp')} autoComplete="tel" {...form.getInputProps('phone')} />
      <NativeSelect
        size="md"
        label={t('language')}
        data={[
          { value: 'RU', label: words('shell.languages.ru') },
          { value: 'EN', label: words('shell.languages.en') },
        ]}
        {...form.getInputProps('locale')}
      />
      <Submit form={form}>{t('save')}</Submit>
      {saved && !form.isDirty() && <Alert role="status">{t('saved')}</Alert>}
    </Form>
  );
}
