import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Can } from '@prikazchik/ui/access.tsx';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { useConfirmation } from '@prikazchik/ui/confirmation/use-confirmation.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useShopFormat, useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShopSecurityFieldsFragment } from './security.generated.ts';
import { LockShopDocument, ShopSecurityDocument, UnlockShopDocument } from './security.generated.ts';
import classes from './security.module.css';

interface LockCardProps {
  readonly security: ShopSecurityFieldsFragment;
}

/** The way to put everybody out of the shop at once, and back. */
export function LockCard({ security: { lock, people } }: LockCardProps) {
  const t = useTranslations('security.lock');
  const title = useId();
  const format = useShopFormat();
  const [asked, setAsked] = useState<'lock' | 'unlock' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { change, dialog } = useLock(setRefusal);
  const out = people.filter(({ isLockedOut }) => isLockedOut).length;
  return (
    <section aria-labelledby={title} className={classes.sheet} data-locked={lock ? true : undefined}>
      <Stack gap="sm">
        <Title order={2} id={title}>
          {lock ? t('locked') : t('title')}
        </Title>
        {lock && <Text>{t('since', { at: format.date(lock.at, 'moment'), by: lock.by })}</Text>}
        <Text>{lock ? t('out', { count: out }) : t('text')}</Text>
        {refusal && (
          <Alert color="red" role="alert">
            <ProblemText problem={refusal} />
          </Alert>
        )}
        <Can do="security.manage">
          <Group>
            {lock ? (
              <Button onClick={() => setAsked('unlock')}>{t('unlock')}</Button>
            ) : (
              <Button color="red" variant="outline" onClick={() => setAsked('lock')}>
                {t('press')}
              </Button>
            )}
          </Group>
        </Can>
      </Stack>
      {asked && <Ask deed={asked} onConfirm={() => change(asked)} onClose={() => setAsked(null)} />}
      {dialog}
    </section>
  );
}

/** Does what was asked once it is confirmed; whoever cancels has changed nothing. */
function useLock(onRefused: (refusal: Refusal | null) => void) {
  const client = useApolloClient();
  const { confirmed, dialog } = useConfirmation();

  async function send(deed: 'lock' | 'unlock', confirmation: string | null) {
    const variables = { confirmation };
    const answer =
      deed === 'lock'
        ? (await client.mutate({ mutation: LockShopDocument, variables })).data?.lockShop
        : (await client.mutate({ mutation: UnlockShopDocument, variables })).data?.unlockShop;
    if (!answer) throw new Error('A mutation without data');
    return answer;
  }

  async function change(deed: 'lock' | 'unlock'): Promise<void> {
    onRefused(null);
    const answer = await confirmed((confirmation) => send(deed, confirmation));
    if (isProblem(answer)) onRefused(answer);
    else await client.refetchQueries({ include: [ShopSecurityDocument] });
  }
  return { change, dialog };
}

interface AskProps {
  readonly deed: 'lock' | 'unlock';
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

function Ask({ deed, onConfirm, onClose }: AskProps) {
  const t = useTranslations(`security.lock.${deed}Dialog`);
  const shop = useViewer().membership.companyName;
  // It makes way for the confirmation, which comes over the page as well.
  const confirm = () => {
    void onConfirm();
  };
  return (
    <Confirm title={t('title', { shop })} verb={t('confirm')} danger={deed === 'lock'} onConfirm={confirm} onClose={onClose}>
      <Stack gap="xs">
        <Text>{t('ends')}</Text>
        <Text>{t('stays')}</Text>
        <Text>{t('back')}</Text>
      </Stack>
    </Confirm>
  );
}
