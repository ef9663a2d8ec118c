import { Button, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeclineInvitationDocument } from './invitation.generated.ts';
import { InvitationCard } from './invitation-card.tsx';
import { couldBe } from './mask.ts';
import { Newcomer } from './newcomer.tsx';
import type { AnswerProps } from './outcome.ts';
import { Returning } from './returning.tsx';
import { SignedIn } from './signed-in.tsx';
import { WrongPerson } from './wrong-person.tsx';

/** The letter's invitation with the way to answer it that fits who is looking at it. */
export function Answer({ name, ...props }: AnswerProps & { readonly name: string | null }) {
  const t = useTranslations('invitation');
  const { preview } = props;
  const masked = preview.maskedEmail ?? '';
  // An account may appear between the reading and the answer: then the API says so, and one signs in instead.
  const [hasAccount, setHasAccount] = useState(preview.hasAccount);
  const [mismatch, setMismatch] = useState(false);
  if (name && (mismatch || !couldBe(name, masked))) return <WrongPerson name={name} masked={masked} />;
  return (
    <NarrowPage title={t('title', { inviter: preview.inviterName, shop: preview.companyName })} after={<Decline {...props} />}>
      <InvitationCard preview={preview} />
      {name && <SignedIn {...props} name={name} onMismatch={() => setMismatch(true)} />}
      {!name && hasAccount && <Returning lead={t('haveAccount')} />}
      {!(name || hasAccount) && <Newcomer {...props} onAccountExists={() => setHasAccount(true)} />}
    </NarrowPage>
  );
}

function Decline({ token, preview, onDecided }: AnswerProps) {
  const t = useTranslations('invitation');
  const [asked, setAsked] = useState(false);

  async function decline() {
    const { declineInvitation } = await request(DeclineInvitationDocument, { token });
    onDecided(isProblem(declineInvitation) ? { kind: 'dead', problem: declineInvitation } : { kind: 'declined' });
  }

  return (
    <>
      <Button variant="subtle" onClick={() => setAsked(true)}>
        {t('decline')}
      </Button>
      {asked && (
        <Confirm title={t('declineTitle')} verb={t('decline')} danger onConfirm={decline} onClose={() => setAsked(false)}>
          <Text>{t('declineText', { shop: preview.companyName })}</Text>
        </Confirm>
      )}
    </>
  );
}
