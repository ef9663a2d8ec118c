import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { deviceName } from '@prikazchik/ui/device-name.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { READ_ALONE } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type InvitationRowFragment, InvitationsDocument } from './invitations.generated.ts';
import { ApproveEntryDocument, DeclineEntryDocument } from './links.generated.ts';
import { useRoleNames } from './roles.ts';
import { invitationsVariables } from './team-search.ts';

const ASKED = invitationsVariables({ state: 'ASKED' });

/** Those who came by a link and wait to be let in. Where nobody does, nothing. */
export function EntryRequests() {
  const { data } = useQuery(InvitationsDocument, { variables: ASKED, fetchPolicy: 'cache-and-network', context: READ_ALONE });
  return data?.invitations.edges.map(({ node }) => node.asker && <Request key={node.id} invitation={node} asker={node.asker} />);
}

interface RequestProps {
  readonly invitation: InvitationRowFragment;
  readonly asker: NonNullable<InvitationRowFragment['asker']>;
}

function Request({ invitation, asker: { fullName, name, at, userAgent, ip } }: RequestProps) {
  const t = useTranslations('links.entries');
  const format = useShopFormat();
  const { namesOf } = useRoleNames();
  const { label, waitingSince } = invitation;
  const device = deviceName(userAgent) ?? t('unknown');
  return (
    <Alert variant="default" title={t('title', { name: fullName })} mb="md">
      <Stack gap="xs" align="flex-start" style={{ overflowWrap: 'anywhere' }}>
        <Text>{t('by', { label: label ?? '', roles: namesOf(invitation) })}</Text>
        <Text>{t('signIn', { name })}</Text>
        <Text size="sm" c="dimmed">
          {t('from', { at: format.date(at, 'moment'), device, ip: ip ?? '' })}
        </Text>
        <Text size="sm">{waitingSince ? t('waits') : t('warning')}</Text>
        <Answer id={invitation.id} name={fullName} />
      </Stack>
    </Alert>
  );
}

function Answer({ id, name }: { readonly id: string; readonly name: string }) {
  const t = useTranslations('links.entries');
  const words = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const options = { variables: { id }, refetchQueries: [InvitationsDocument] };
  const [approve] = useMutation(ApproveEntryDocument, options);
  const [decline] = useMutation(DeclineEntryDocument, options);

  const letIn = useAction(async () => {
    const answer = (await approve()).data?.approveEntry;
    void notify(answer && isProblem(answer) ? words(answer) : t('approved', { name }));
  });

  async function refuse(): Promise<void> {
    const answer = (await decline()).data?.declineEntry;
    void notify(answer && isProblem(answer) ? words(answer) : t('declined', { name }));
  }

  return (
    <>
      <Group gap="sm">
        <Button aria-label={t('approveOf', { name })} onClick={letIn.run} loading={letIn.running}>
          {t('approve')}
        </Button>
        <Button variant="default" aria-label={t('declineOf', { name })} onClick={() => setAsked(true)}>
          {t('decline')}
        </Button>
      </Group>
      {isAsked && (
        <Confirm title={t('dialog.title', { name })} verb={t('decline')} danger onConfirm={refuse} onClose={() => setAsked(false)}>
          <Text>{t('dialog.text')}</Text>
        </Confirm>
      )}
    </>
  );
}
