import { useMutation } from '@apollo/client/react';
import { Button, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { InvitationsDocument } from './invitations.generated.ts';
import { type InvitationLinkFragment, ReplaceLinkDocument } from './links.generated.ts';
import { SideSheet } from './side-sheet.tsx';

const LinkReady = lazy(() => import('./link-ready.tsx').then(({ LinkReady: Loaded }) => ({ default: Loaded })));

/** A link that is waited for can't be shown again: a new one takes its place. */
export function ReplaceLink({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useTranslations('links');
  const words = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const [link, setLink] = useState<InvitationLinkFragment | null>(null);
  const [replace] = useMutation(ReplaceLinkDocument, { fetchPolicy: 'no-cache', refetchQueries: [InvitationsDocument] });

  async function make(): Promise<void> {
    const answer = (await replace({ variables: { id } })).data?.resendInvitation;
    if (answer && isProblem(answer)) void notify(words(answer));
    else if (answer) setLink(answer);
  }

  return (
    <>
      <Button variant="default" size="compact-sm" aria-label={t('replaceOf', { name })} onClick={() => setAsked(true)}>
        {t('replace')}
      </Button>
      {isAsked && (
        <Confirm title={t('replaceDialog.title')} verb={t('replaceDialog.confirm')} onConfirm={make} onClose={() => setAsked(false)}>
          <Stack gap="xs">
            <Text>{t('replaceDialog.ends', { name })}</Text>
            <Text>{t('replaceDialog.stays')}</Text>
          </Stack>
        </Confirm>
      )}
      {link && (
        <SideSheet title={t('ready.title')} onClose={() => setLink(null)}>
          <Suspense>
            <LinkReady link={link} onDone={() => setLink(null)} />
          </Suspense>
        </SideSheet>
      )}
    </>
  );
}
