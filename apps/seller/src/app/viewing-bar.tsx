import { Button, Group, Text, Title } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import { currentViewing, lookAs } from '@prikazchik/graphql-client/viewing.ts';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { IconEye } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { EndViewingDocument } from './viewing.generated.ts';
import classes from './viewing-bar.module.css';

/** Sees as oneself again. What can't be ended at the server now ends there by itself within the hour. */
async function lookAsOneself(): Promise<void> {
  const viewing = currentViewing();
  lookAs(null);
  if (viewing) await request(EndViewingDocument, { id: viewing.id }).catch(() => undefined);
  location.assign('/');
}

function Back() {
  const t = useTranslations('shell.viewing');
  const back = useAction(lookAsOneself);
  return (
    <Button size="compact-sm" variant="white" onClick={() => back.run()} loading={back.running}>
      {t('end')}
    </Button>
  );
}

/** Says, on every page, that one sees it as somebody else would, and leads back. */
export function ViewingBar() {
  const t = useTranslations('shell.viewing');
  const viewing = currentViewing();
  if (!viewing) return null;
  return (
    <Group component="section" aria-label={t('title')} className={classes.bar} gap="sm">
      <IconEye size={18} aria-hidden />
      <Text size="sm" className={classes.words}>
        {t('as', { name: viewing.name })}
      </Text>
      <Back />
    </Group>
  );
}

/** In place of the cabinet, when one may not look at it so any more. */
export function ViewingOver() {
  const t = useTranslations('shell.viewing');
  return (
    <>
      <Title order={1}>{t('over')}</Title>
      <Text>{t('overText')}</Text>
      <Back />
    </>
  );
}
