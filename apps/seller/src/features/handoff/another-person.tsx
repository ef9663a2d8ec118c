import { Button, Text } from '@mantine/core';
import { signOut } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import classes from './another-person.module.css';
import { toStaffPortal } from './cross.ts';

interface AnotherPersonProps {
  /** Who is signed in to the cabinet. */
  readonly here: string;
  /** Who is signed in to the staff portal. */
  readonly there: string;
  readonly shop: string;
}

/** Asks whether to stay signed in to the cabinet as before or to go on as who comes from the staff portal. */
export function AnotherPerson({ here, there, shop }: AnotherPersonProps) {
  const t = useTranslations('shell.handoff.another');
  const change = useAction(async () => {
    await signOut();
    // A question may wait longer than an address lives: the way is gone anew.
    await toStaffPortal(shop);
  });
  return (
    <NarrowPage title={t('title')}>
      <Text>{t.rich('text', { here, there, address: (words) => <b className={classes.address}>{words}</b> })}</Text>
      <Button size="md" onClick={change.run} loading={change.running}>
        {t('change')}
      </Button>
      <Button size="md" variant="default" component={Link} to="/" replace>
        {t('stay')}
      </Button>
      {change.failure && <FailureAlert failure={change.failure} />}
    </NarrowPage>
  );
}
