import { Alert, Button, Stack, Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { isLocaleChosen } from '@prikazchik/ui/locale.ts';
import { useSwitchLocale } from '@prikazchik/ui/locale-provider.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { localeOf } from '../../shared/locale.ts';
import { isDeath } from './dead-invitation.tsx';
import { AskEntryByLinkDocument } from './invitation.generated.ts';
import { InvitationCard } from './invitation-card.tsx';
import { LinkNewcomer } from './link-newcomer.tsx';
import type { AnswerProps } from './outcome.ts';
import { Returning } from './returning.tsx';

/** What a link offers that somebody handed over, and the way to ask to be let in that fits who holds it. */
export function LinkAnswer({ name, ...props }: AnswerProps & { readonly name: string | null }) {
  const t = useTranslations('invitation');
  const [hasAccount, setHasAccount] = useState(false);
  const { preview } = props;
  useTheirLanguage(preview.locale);
  return (
    <NarrowPage
      title={t('title', { inviter: preview.inviterName, shop: preview.companyName })}
      after={
        !name && (
          <Button variant="subtle" onClick={() => setHasAccount(!hasAccount)}>
            {t(hasAccount ? 'link.isNew' : 'link.hasAccount')}
          </Button>
        )
      }
    >
      <InvitationCard preview={preview} />
      {name && <Ask {...props} name={name} />}
      {!name && (hasAccount ? <Returning lead={t('link.signIn')} /> : <LinkNewcomer {...props} />)}
    </NarrowPage>
  );
}

/** Speaks the language that whoever invites chose for them, unless another was chosen in this browser. */
function useTheirLanguage(locale: 'RU' | 'EN'): void {
  const switchTo = useSwitchLocale();
  const speak = useEffectEvent(() => {
    if (!isLocaleChosen()) void switchTo(localeOf(locale));
  });
  useEffect(() => speak(), []);
}

/** For one who is signed in: one tap. */
function Ask({ token, name, onDecided }: AnswerProps & { readonly name: string }) {
  const t = useTranslations('invitation');
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = useAction(async () => {
    const { askEntryByLink: answer } = await request(AskEntryByLinkDocument, { token });
    if (!isProblem(answer)) onDecided({ kind: 'asked' });
    else if (isDeath(answer.code)) onDecided({ kind: 'dead', problem: answer });
    else setProblem(answer);
  });
  return (
    <Stack gap="sm">
      <Text>{t('link.how')}</Text>
      <Text size="sm" c="dimmed">
        {t('signedInAs', { name })}
      </Text>
      <Button size="md" onClick={ask.run} loading={ask.running}>
        {t('link.ask')}
      </Button>
      {problem && (
        <Alert color="red" role="alert">
          <ProblemText problem={problem} />
        </Alert>
      )}
      {ask.failure && <FailureAlert failure={ask.failure} />}
    </Stack>
  );
}
