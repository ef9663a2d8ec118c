import { useMutation } from '@apollo/client/react';
import { Button, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EndAccess } from './end-access.tsx';
import type { MemberOnPage } from './member-on-page.ts';
import { UnblockMemberDocument } from './members.generated.ts';
import { useRoleNames } from './roles.ts';

interface MemberActionsProps {
  readonly member: MemberOnPage;
  readonly onRefused: (refusal: Refusal | null) => void;
}

function useUnblock({ member: { id, fullName: name }, onRefused }: MemberActionsProps) {
  const t = useTranslations('team.member');
  const [unblock] = useMutation(UnblockMemberDocument);
  return async (): Promise<void> => {
    onRefused(null);
    const answer = (await unblock({ variables: { id } })).data?.unblockMember;
    if (answer && isProblem(answer)) onRefused(answer);
    else void notify(t('done.unblock', { name }));
  };
}

type Deed = 'block' | 'unblock' | 'remove';

/** Blocking, unblocking and removing, each only where the API allows it, each after a dialog that says what ends and what stays. */
export function MemberActions(props: MemberActionsProps) {
  const t = useTranslations('team.member');
  const [asked, setAsked] = useState<Deed | null>(null);
  const close = () => setAsked(null);
  const { state, canBlock, canRemove } = props.member;
  const deed = state === 'BLOCKED' ? 'unblock' : 'block';
  return (
    <>
      {canBlock && (
        <Button variant="default" onClick={() => setAsked(deed)}>
          {t(deed)}
        </Button>
      )}
      {canRemove && (
        <Button variant="outline" color="red" onClick={() => setAsked('remove')}>
          {t('remove')}
        </Button>
      )}
      {asked === 'unblock' && <Unblock {...props} onClose={close} />}
      {asked && asked !== 'unblock' && <EndAccess deed={asked} {...props} onClose={close} />}
    </>
  );
}

function Unblock({ onClose, ...props }: MemberActionsProps & { readonly onClose: () => void }) {
  const t = useTranslations('team.member.unblockDialog');
  const { namesOf } = useRoleNames();
  const unblock = useUnblock(props);
  const shop = useViewer().membership.companyName;
  const name = props.member.fullName;
  return (
    <Confirm title={t('title', { name })} verb={t('confirm')} onConfirm={unblock} onClose={onClose}>
      <Stack gap="xs">
        <Text>{t('ends', { shop, roles: namesOf(props.member) })}</Text>
        <Text>{t('stays')}</Text>
        <Text>{t('back')}</Text>
      </Stack>
    </Confirm>
  );
}
