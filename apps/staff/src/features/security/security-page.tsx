import { Stack } from '@mantine/core';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { Passkeys } from '@prikazchik/ui/passkeys/passkeys.tsx';
import { useLoaderData } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Page } from '../../shared/page.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { SignIns } from './sign-ins.tsx';
import { WORDS } from './words.ts';

/** One's own security: the second factor, where one is signed in, and who came in or tried to. */
export const SecurityPage = withWords(WORDS, Security);

function Security() {
  const t = useTranslations('security');
  const { secondFactor, mySessions, mySignIns } = useLoaderData({ from: '/signed-in/security' });
  return (
    <Page title={t('title')}>
      <Stack gap="md">
        <SecondFactor status={secondFactor} />
        <Passkeys />
        <Sessions sessions={mySessions} />
        <SignIns key={mySignIns.pageInfo.endCursor} first={mySignIns} />
      </Stack>
    </Page>
  );
}
