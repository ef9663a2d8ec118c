import { useApolloClient, useQuery } from '@apollo/client/react';
import { Alert, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { deviceName } from '@prikazchik/ui/device-name.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { READ_ALONE, useTeamChanges } from '@prikazchik/ui/shop/use-team-changes.ts';
import { useShopFormat, useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberOnPage } from './member-on-page.ts';
import type { MemberSessionsQuery, SignedOutFragment } from './member-sessions.generated.ts';
import { EndMemberSessionDocument, EndMemberSessionsDocument, MemberSessionsDocument } from './member-sessions.generated.ts';
import classes from './team.module.css';

type Session = MemberSessionsQuery['memberSessions'][number];

const LIVE = [MemberSessionsDocument];

/** A device and a portal in words. */
function useSessionName(): (session: Pick<Session, 'portal' | 'userAgent'>) => string {
  const t = useTranslations('sessions');
  return ({ portal, userAgent }) => `${deviceName(userAgent) ?? t('unknown')}, ${t(`portals.${portal}`)}`;
}

/** Where a colleague is signed in, as far as this shop may know, and the way to have them sign in anew. */
export function MemberSessions({ member }: { readonly member: MemberOnPage }) {
  const t = useTranslations('sessions');
  const result = useQuery(MemberSessionsDocument, {
    variables: { memberId: member.id },
    fetchPolicy: 'cache-and-network',
    context: READ_ALONE,
  });
  useTeamChanges(LIVE);
  return (
    <section aria-label={t('title')}>
      <Title order={4}>{t('title')}</Title>
      <QueryPage result={result} outline={<Skeleton height={60} mt="xs" />}>
        {({ memberSessions }) => <Open member={member} sessions={memberSessions} />}
      </QueryPage>
    </section>
  );
}

interface OpenProps {
  readonly member: MemberOnPage;
  readonly sessions: readonly Session[];
}

function Open({ member, sessions }: OpenProps) {
  const t = useTranslations('sessions');
  const [asked, setAsked] = useState<Session | 'all' | null>(null);
  const [ended, setEnded] = useState<SignedOutFragment | Refusal | null>(null);
  const client = useApolloClient();

  async function end(): Promise<void> {
    const answer =
      asked === 'all'
        ? (await client.mutate({ mutation: EndMemberSessionsDocument, variables: { memberId: member.id } })).data?.endMemberSessions
        : (await client.mutate({ mutation: EndMemberSessionDocument, variables: { id: asked?.id ?? '' } })).data?.endMemberSession;
    if (answer) setEnded(answer);
    await client.refetchQueries({ include: LIVE });
  }

  return (
    <Stack gap="xs" mt="xs">
      {ended && <Ended answer={ended} />}
      {sessions.length === 0 && <Text size="sm">{t('none')}</Text>}
      <ul className={classes.sessions}>
        {sessions.map((session) => (
          <Row key={session.id} session={session} onEnd={member.canEndSessions ? () => setAsked(session) : null} />
        ))}
      </ul>
      {sessions.some(({ isShared }) => isShared) && (
        <Text size="sm" c="dimmed">
          {t('shared')}
        </Text>
      )}
      {member.canEndSessions && sessions.length > 0 && (
        <div>
          <Button variant="default" onClick={() => setAsked('all')}>
            {t('endAll')}
          </Button>
        </div>
      )}
      {asked && <Ask name={member.fullName} one={asked === 'all' ? null : asked} onConfirm={end} onClose={() => setAsked(null)} />}
    </Stack>
  );
}

function Row({ session, onEnd }: { readonly session: Session; readonly onEnd: (() => void) | null }) {
  const t = useTranslations('sessions');
  const format = useShopFormat();
  const nameOf = useSessionName();
  const { signedInAt, lastUsedAt, ip } = session;
  return (
    <li className={classes.session}>
      <div className={classes.what}>
        <Text fw={600} size="sm">
          {nameOf(session)}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            t('begun', { at: format.date(signedInAt, 'moment') }),
            lastUsedAt && t('used', { at: format.date(lastUsedAt, 'moment') }),
            ip && t('address', { ip }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Text>
      </div>
      {onEnd && (
        <Button variant="default" size="sm" onClick={onEnd} aria-label={t('endOne', { name: nameOf(session) })}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}

interface AskProps {
  readonly name: string;
  /** The one that is to end; null for all. */
  readonly one: Session | null;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

function Ask({ name, one, onConfirm, onClose }: AskProps) {
  const t = useTranslations('sessions.dialog');
  const nameOf = useSessionName();
  const shop = useViewer().membership.companyName;
  return (
    <Confirm title={t('title', { name })} verb={t('confirm')} danger onConfirm={onConfirm} onClose={onClose}>
      <Stack gap="xs">
        <Text>{one ? t('endsOne', { session: nameOf(one), shop }) : t('endsAll', { shop })}</Text>
        <Text>{t('stays')}</Text>
        <Text>{t('back')}</Text>
      </Stack>
    </Confirm>
  );
}

/** The receipt: what opens the shop no more. */
function Ended({ answer }: { readonly answer: SignedOutFragment | Refusal }) {
  const t = useTranslations('sessions');
  const nameOf = useSessionName();
  if ('code' in answer) {
    return (
      <Alert color="red" role="alert">
        <ProblemText problem={answer} />
      </Alert>
    );
  }
  return (
    <Alert role="status" color="malachite">
      {t('ended', { count: answer.sessions })}
      <ul className={classes.ended}>
        {(answer.endedSessions ?? []).map((session, place) => (
          // Two of one browser are told alike, and the list never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={place}>{nameOf(session)}</li>
        ))}
      </ul>
    </Alert>
  );
}
