import '@mantine/core/styles/Radio.layer.css';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { List, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import type { InvitationsChoice } from '@prikazchik/graphql-client/schema.generated.ts';
import { RIGHTS } from '@prikazchik/permissions/right';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { MemberOnPage } from './member-on-page.ts';
import type { LeavingPreviewQuery } from './removals.generated.ts';
import { BlockMemberDocument, LeavingPreviewDocument, RemoveMemberDocument } from './removals.generated.ts';

interface EndAccessProps {
  readonly deed: 'block' | 'remove';
  readonly member: MemberOnPage;
  readonly onRefused: (refusal: Refusal | null) => void;
  readonly onClose: () => void;
}

/** Asks before a colleague is blocked or removed: what ends, what stays, and what is to become of what hangs on them. */
export function EndAccess({ deed, member: { id, fullName: name }, onRefused, onClose }: EndAccessProps) {
  const t = useTranslations(`team.member.${deed}Dialog`);
  const done = useTranslations('team.member.done');
  const can = useCan();
  const client = useApolloClient();
  const shop = useViewer().membership.companyName;
  const [choice, setChoice] = useState<InvitationsChoice>('WAIT');
  const { data } = useQuery(LeavingPreviewDocument, { variables: { memberId: id }, fetchPolicy: 'network-only' });

  async function end(): Promise<void> {
    onRefused(null);
    const variables = { id, invitations: choice, withInvitations: can('team.invite') };
    const answer =
      deed === 'block'
        ? (await client.mutate({ mutation: BlockMemberDocument, variables })).data?.blockMember
        : (await client.mutate({ mutation: RemoveMemberDocument, variables })).data?.removeMember;
    if (answer && isProblem(answer)) onRefused(answer);
    else void notify(done(deed, { name }));
  }

  return (
    <Confirm title={t('title', { name })} verb={t('confirm')} danger onConfirm={end} onClose={onClose}>
      <Stack gap="xs">
        <Text>{t('ends', { shop })}</Text>
        <Text>{t('stays')}</Text>
        <Text>{t('back')}</Text>
        {data ? (
          <>
            <SoleRights rights={data.leavingPreview.soleRights} />
            <Invitations count={data.leavingPreview.invitationsCount} choice={choice} onChoose={setChoice} />
          </>
        ) : (
          <Skeleton height={24} />
        )}
      </Stack>
    </Confirm>
  );
}

/** What would be left to the owner alone. */
function SoleRights({ rights }: { readonly rights: LeavingPreviewQuery['leavingPreview']['soleRights'] }) {
  const t = useTranslations('team.leaving');
  const locale = useLocale();
  if (rights.length === 0) return null;
  return (
    <div>
      <Text fw={600}>{t('sole', { count: rights.length })}</Text>
      <List size="sm" mah={160} style={{ overflowY: 'auto' }} tabIndex={0} aria-label={t('soleLabel')}>
        {rights.map((right) => (
          <List.Item key={right}>{RIGHTS[right].title[locale]}</List.Item>
        ))}
      </List>
    </div>
  );
}

interface InvitationsProps {
  readonly count: number;
  readonly choice: InvitationsChoice;
  readonly onChoose: (choice: InvitationsChoice) => void;
}

const CHOICES = ['WAIT', 'TAKE_OVER', 'END'] as const;

function Invitations({ count, choice, onChoose }: InvitationsProps) {
  const t = useTranslations('team.leaving');
  const can = useCan();
  if (count === 0) return null;
  const choices = CHOICES.filter((one) => one !== 'TAKE_OVER' || can('team.invite'));
  return (
    <Radio.Group
      label={t('invitations', { count })}
      value={choice}
      onChange={(value) => onChoose(choices.find((one) => one === value) ?? 'WAIT')}
    >
      <Stack gap="xs" mt="xs">
        {choices.map((one) => (
          <Radio key={one} value={one} label={t(`choices.${one}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
