import { Button, Text } from '@mantine/core';
import { signOut } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useTranslations } from 'use-intl';
import classes from './wrong-person.module.css';

/** Says to one who is signed in as somebody else that the invitation is not theirs to answer. */
export function WrongPerson({ name, masked }: { readonly name: string; readonly masked: string }) {
  const t = useTranslations('invitation.mismatch');
  const leave = useAction(signOut);
  return (
    <NarrowPage title={t('title')}>
      <Text>{t.rich('text', { masked, name, address: (words) => <b className={classes.address}>{words}</b> })}</Text>
      <Button size="md" onClick={leave.run} loading={leave.running}>
        {t('signOut')}
      </Button>
      {leave.failure && <FailureAlert failure={leave.failure} />}
    </NarrowPage>
  );
}
