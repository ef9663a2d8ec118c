import { useMutation } from '@apollo/client/react';
import { Button, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RemindInvitationsDocument } from './invitations.generated.ts';

/** Writes again to all who have not answered, when asked twice. */
export function RemindButton() {
  const t = useTranslations('team.invitations');
  const words = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const [remind] = useMutation(RemindInvitationsDocument);

  async function send(): Promise<void> {
    const answer = (await remind()).data?.remindInvitations;
    if (answer) void notify(isProblem(answer) ? words(answer) : t('done.remind', { count: answer.count }));
  }

  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('remind')}
      </Button>
      {isAsked && (
        <Confirm title={t('remindDialog.title')} verb={t('remindDialog.confirm')} onConfirm={send} onClose={() => setAsked(false)}>
          <Stack gap="xs">
            <Text>{t('remindDialog.gets')}</Text>
            <Text>{t('remindDialog.stays')}</Text>
          </Stack>
        </Confirm>
      )}
    </>
  );
}
