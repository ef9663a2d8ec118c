import '@mantine/core/styles/Switch.layer.css';
import { Stack, Switch, Text, Title } from '@mantine/core';
import { type Failure, failureOf, isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { FailureAlert } from '../failure-alert.tsx';
import { Loading, TextOutline } from '../page-state.tsx';
import { useAction } from '../use-action.ts';
import { NoticePreferencesDocument, type NoticePreferencesQuery, PreferNoticeDocument } from './notices.generated.ts';

type Preference = NoticePreferencesQuery['noticePreferences'][number];

/** Which notices go by letter too, where the person may choose. */
export function NoticePreferences() {
  const t = useTranslations('notices');
  const [preferences, setPreferences] = useState<readonly Preference[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    request(NoticePreferencesDocument, {}, controller.signal).then(
      ({ noticePreferences }) => setPreferences(noticePreferences),
      (error) => !controller.signal.aborted && setFailure(failureOf(error)),
    );
    return () => controller.abort();
  }, []);

  const choose = useAction(async ({ kind, byLetter }: Preference) => {
    const { preferNotice } = await request(PreferNoticeDocument, { input: { kind, byLetter: !byLetter } });
    if (!isProblem(preferNotice)) setPreferences(preferNotice.preferences);
  });

  // One without a box gets no letters, and has nothing to choose.
  if (preferences?.length === 0) return null;
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('letters.title')}</Title>
      <Text c="dimmed">{t('letters.text')}</Text>
      {failure && <FailureAlert failure={failure} />}
      {!(preferences || failure) && (
        <Loading>
          <TextOutline lines={2} />
        </Loading>
      )}
      {preferences
        ?.filter(({ choice }) => choice)
        .map((preference) => (
          <Switch
            key={preference.kind}
            size="md"
            label={t(`kinds.${preference.kind}`)}
            checked={preference.byLetter}
            disabled={choose.running}
            onChange={() => choose.run(preference)}
          />
        ))}
      {choose.failure && <FailureAlert failure={choose.failure} />}
    </Stack>
  );
}
