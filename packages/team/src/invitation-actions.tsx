import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { InvitationRowFragment } from './invitations.generated.ts';
import { ResendInvitationDocument, RevokeInvitationDocument, TakeOverInvitationDocument } from './invitations.generated.ts';
import { ReplaceLink } from './link-actions.tsx';
import { usePortalParts } from './portal-parts.ts';
import classes from './team.module.css';

type Deed = 'resend' | 'revoke' | 'takeOver';

interface InvitationActionsProps {
  readonly invitation: InvitationRowFragment;
}

const nameOf = ({ email, label }: InvitationRowFragment) => email ?? label ?? '';

function useDeed(invitation: InvitationRowFragment) {
  const { id } = invitation;
  const t = useTranslations('team.invitations');
  const words = useProblemText();
  const [resend] = useMutation(ResendInvitationDocument);
  const [revoke] = useMutation(RevokeInvitationDocument);
  const [takeOver] = useMutation(TakeOverInvitationDocument);

  async function answerTo(deed: Deed) {
    const options = { variables: { id } };
    switch (deed) {
      case 'resend':
        return (await resend(options)).data?.resendInvitation;
      case 'revoke':
        return (await revoke(options)).data?.revokeInvitation;
      case 'takeOver':
        return (await takeOver(options)).data?.takeOverInvitation;
    }
  }

  return async (deed: Deed): Promise<void> => {
    const answer = await answerTo(deed);
    void notify(answer && isProblem(answer) ? words(answer) : t(`done.${deed}`, { email: nameOf(invitation) }));
  };
}

/** A waiting invitation can be sent again, or its link replaced, or revoked; an accepted one leads to the colleague and to what they have done since, an ended one to a new one. */
export function InvitationActions({ invitation }: InvitationActionsProps) {
  const t = useTranslations('team.invitations');
  const can = useCan();
  const { MemberLinks } = usePortalParts();
  const { state, memberId, email } = invitation;
  if (state === 'PENDING' || state === 'ASKED') return <PendingActions invitation={invitation} />;
  if (memberId && can('team.read')) {
    return (
      <Group gap="sm" justify="flex-end" className={classes.rowActions}>
        {MemberLinks && <MemberLinks memberId={memberId} />}
        <TextLink to="/settings/employees/$memberId" params={{ memberId }} size="sm">
          {t('toMember')}
        </TextLink>
      </Group>
    );
  }
  return (
    <TextLink to="/settings/invitations/new" search={{ to: email ?? undefined }} size="sm">
      {t('again')}
    </TextLink>
  );
}

function PendingActions({ invitation }: InvitationActionsProps) {
  const t = useTranslations('team.invitations');
  const [asked, setAsked] = useState<'resend' | 'revoke' | null>(null);
  const act = useDeed(invitation);
  const takeOver = useAction(() => act('takeOver'));
  const { id, kind, state, waitingSince } = invitation;
  const email = nameOf(invitation);
  return (
    <>
      <Group gap="xs" wrap="nowrap" justify="flex-end" className={classes.rowActions}>
        {waitingSince ? (
          <Button size="compact-sm" aria-label={t('takeOverOf', { email })} onClick={takeOver.run} loading={takeOver.running}>
            {t('takeOver')}
          </Button>
        ) : (
          kind === 'LETTER' && (
            <Button variant="default" size="compact-sm" aria-label={t('resendTo', { email })} onClick={() => setAsked('resend')}>
              {t('resendShort')}
            </Button>
          )
        )}
        {kind === 'LINK' && state === 'PENDING' && !waitingSince && <ReplaceLink id={id} name={email} />}
        <Button variant="default" size="compact-sm" aria-label={t('revokeOf', { email })} onClick={() => setAsked('revoke')}>
          {t('revoke')}
        </Button>
      </Group>
      {asked && (
        <Confirm
          title={t(`${asked}Dialog.title`)}
          verb={t(`${asked}Dialog.confirm`)}
          danger={asked === 'revoke'}
          onConfirm={() => act(asked)}
          onClose={() => setAsked(null)}
        >
          <Stack gap="xs">
            <Text>{t(`${asked}Dialog.ends`, { email })}</Text>
            <Text>{t(`${asked}Dialog.stays`)}</Text>
          </Stack>
        </Confirm>
      )}
    </>
  );
}
