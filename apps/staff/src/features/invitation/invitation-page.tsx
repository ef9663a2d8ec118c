import { Text } from '@mantine/core';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { forgetLetterToken } from '@prikazchik/ui/letter-token.ts';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { Navigate, useLoaderData } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Answer } from './answer.tsx';
import { DeadInvitation } from './dead-invitation.tsx';
import { Joined } from './joined.tsx';
import { LinkAnswer } from './link-answer.tsx';
import type { Invitation } from './load-invitation.ts';
import { INVITATION_PATH } from './load-invitation.ts';
import type { Outcome } from './outcome.ts';
import { WORDS } from './words.ts';

/** Who invites to what as what, and the answer. */
export const InvitationPage = withWords(WORDS, Content);

function Content() {
  const loaded = useLoaderData({ from: INVITATION_PATH });
  // What was answered here stays on the page, though the link is spent and would now be read as dead.
  const [invitation, setInvitation] = useState(loaded);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (!outcome && invitation !== loaded) setInvitation(loaded);

  function decide(decided: Outcome) {
    forgetLetterToken(INVITATION_PATH);
    setOutcome(decided);
  }

  return <InvitationState invitation={invitation} outcome={outcome} onDecided={decide} />;
}

interface InvitationStateProps {
  readonly invitation: Invitation;
  readonly outcome: Outcome | null;
  readonly onDecided: (outcome: Outcome) => void;
}

function InvitationState({ invitation, outcome, onDecided }: InvitationStateProps) {
  const t = useTranslations('invitation');
  if (outcome?.kind === 'dead') return <DeadInvitation code={outcome.problem.code} />;
  if (invitation.kind !== 'open') return <DeadInvitation code={invitation.kind === 'dead' ? invitation.problem.code : 'none'} />;
  const { preview } = invitation;
  switch (outcome?.kind) {
    case 'joined':
      return <Joined preview={preview} companyId={outcome.companyId} />;
    case 'declined':
      return (
        <NarrowPage title={t('declined.title')}>
          <Text role="status">{t('declined.text', { shop: preview.companyName })}</Text>
        </NarrowPage>
      );
    case 'asked':
      return <Navigate to="/" replace />;
    default:
      return preview.kind === 'LINK' ? (
        <LinkAnswer {...invitation} onDecided={onDecided} />
      ) : (
        <Answer {...invitation} onDecided={onDecided} />
      );
  }
}
