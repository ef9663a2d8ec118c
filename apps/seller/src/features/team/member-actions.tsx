import { useMutation } from '@apollo/client/react';
import { Button, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { notify } from '../../shared/notify.ts';
import { useViewer } from '../../shared/viewer.tsx';
import type { MemberOnPage } from './member-on-page.ts';
import { BlockMemberDocument, RemoveMemberDocument, UnblockMemberDocument } from './members.generated.ts';
import { useRoleNames } from './roles.ts';

interface MemberActionsProps {
  readonly member: MemberOnPage;
  readonly onRefused: (refusal: Refusal | null) => void;
}

type Deed = 'block' | 'unblock' | 'remove';

function useDeed({ member: { id, fullName }, onRefused }: MemberActionsProps) {
  const t = useTranslations('team.member');
  const [block] = useMutation(BlockMemberDocument);
  const [unblock] = useMutation(UnblockMemberDocument);
  const [remove] = useMutation(RemoveMemberDocument);

  async function answerTo(deed: Deed) {
    const options = { variables: { id } };
    switch (deed) {
      case 'block':
        return (await block(options)).data?.blockMember;
      case 'unblock':
        return (await unblock(options)).data?.unblockMember;
      case 'remove':
        return (await remove(options)).data?.removeMember;
    }
  }

  return async (deed: Deed): Promise<void> => {
    onRefused(null);
    const answer = await answerTo(deed);
    if (answer && isProblem(answer)) onRefused(answer);
    else void notify(t(`done.${deed}`, { name: fullName }));
  };
}

/** Blocking, unblocking and removing, each only where the API allows it, each after a dialog that says what ends and what stays. */
export function MemberActions(props: MemberActionsProps) {
  const t = useTranslations('team.member');
  const [asked, setAsked] = useState<Deed | null>(null);
  const act = useDeed(props);
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
      {asked && <DeedDialog deed={asked} member={props.member} onConfirm={() => act(asked)} onClose={() => setAsked(null)} />}
    </>
  );
}

interface DeedDialogProps {
  readonly deed: Deed;
  readonly member: MemberOnPage;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

function DeedDialog({ deed, member: { fullName: name, roles }, onConfirm, onClose }: DeedDialogProps) {
  const t = useTranslations(`team.member.${deed}Dialog`);
  const { namesOf } = useRoleNames();
  const shop = useViewer().membership.companyName;
  return (
    <Confirm title={t('title', { name })} verb={t('confirm')} danger={deed !== 'unblock'} onConfirm={onConfirm} onClose={onClose}>
      <Stack gap="xs">
        <Text>{t('ends', { shop, roles: namesOf(roles) })}</Text>
        <Text>{t('stays')}</Text>
        <Text>{t('back')}</Text>
      </Stack>
    </Confirm>
  );
}
