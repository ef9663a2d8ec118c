import { Alert, Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Can, useCan } from '@prikazchik/ui/access.tsx';
import { Facts } from '@prikazchik/ui/facts.tsx';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { PersonPicture } from '@prikazchik/ui/person-picture.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChangeRoles } from './change-roles.tsx';
import { EditAccess } from './edit-access.tsx';
import { EditMember } from './edit-member.tsx';
import { EmailRequests } from './email-requests.tsx';
import { MemberActions } from './member-actions.tsx';
import { MemberHours } from './member-hours.tsx';
import type { MemberOnPage } from './member-on-page.ts';
import { MemberSessions } from './member-sessions.tsx';
import { MemberStateBadge } from './member-state-badge.tsx';
import { usePortalParts } from './portal-parts.ts';
import { Receipt } from './receipt.tsx';
import { RestoreMember } from './restore-member.tsx';
import { ReturnLink } from './return-link.tsx';
import { bySection, rightsOfRoles } from './role-effects.ts';
import { RoleOpens } from './role-opens.tsx';
import { useRoleNames } from './roles.ts';
import classes from './team.module.css';

/** Who this is, what they may do, and what the viewer may do about it. */
export function MemberCard({ member }: { readonly member: MemberOnPage }) {
  const t = useTranslations('team.member');
  const employees = useTranslations('team.employees');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [changing, setChanging] = useState<'roles' | 'access' | null>(null);
  const [isEditing, setEditing] = useState(false);
  const { ViewAs } = usePortalParts();
  const { fullName, avatarUrl, isYou, state, canChangeRole, canEdit, canReturn } = member;
  const Changing = changing === 'access' ? EditAccess : ChangeRoles;
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <PersonPicture fullName={fullName} url={avatarUrl} size={56} />
        <Title order={3}>{fullName}</Title>
        {isYou && <Badge variant="default">{employees('you')}</Badge>}
        <MemberStateBadge state={state} />
      </Group>
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      <MemberFacts member={member} />
      <EmailRequests memberId={member.id} />
      {isEditing && canEdit && <EditMember memberId={member.id} onClose={() => setEditing(false)} />}
      {changing && canChangeRole ? (
        <Changing member={member} onRefused={setRefusal} onClose={() => setChanging(null)} />
      ) : (
        <>
          <WhatOpens member={member} />
          <Untouchable member={member} />
          {state !== 'ACTIVE' && <Receipt memberId={member.id} />}
          {state !== 'REMOVED' && (
            <Can do="security.read">
              <MemberSessions member={member} />
            </Can>
          )}
          <div className={classes.actions}>
            {canChangeRole && <Button onClick={() => setChanging('roles')}>{t('changeRole')}</Button>}
            {canChangeRole && (
              <Button variant="default" onClick={() => setChanging('access')}>
                {t('editAccess')}
              </Button>
            )}
            {canEdit && !isEditing && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('edit.open')}
              </Button>
            )}
            {canChangeRole && state === 'ACTIVE' && ViewAs && (
              <ViewAs as={{ memberId: member.id }} name={fullName} onRefused={setRefusal} />
            )}
            {canReturn && <ReturnLink member={member} onRefused={setRefusal} />}
            <MemberActions member={member} onRefused={setRefusal} />
          </div>
        </>
      )}
    </Stack>
  );
}

function MemberFacts({ member }: { readonly member: MemberOnPage }) {
  const { id, isOwner, joinedAt, contacts, position } = member;
  const t = useTranslations('team.member');
  const employees = useTranslations('team.employees');
  const can = useCan();
  const format = useShopFormat();
  const { namesOf } = useRoleNames();
  const { MemberLinks } = usePortalParts();
  return (
    <>
      <Facts
        missing={t('noPhone')}
        facts={[
          { name: t('roles'), value: isOwner ? employees('owner') : namesOf(member) || employees('noRoles') },
          ...(position ? [{ name: t('position'), value: position }] : []),
          { name: t('joined'), value: format.date(joinedAt) },
          ...(contacts
            ? [
                ...(contacts.email
                  ? [
                      {
                        name: t('email'),
                        value: (
                          <Anchor href={`mailto:${contacts.email}`} inherit>
                            {contacts.email}
                          </Anchor>
                        ),
                      },
                    ]
                  : []),
                ...(contacts.signInName ? [{ name: t('signInName'), value: contacts.signInName }] : []),
                {
                  name: t('phone'),
                  value: contacts.phone && (
                    <Anchor href={`tel:${contacts.phone}`} inherit>
                      {contacts.phone}
                    </Anchor>
                  ),
                },
              ]
            : []),
        ]}
      />
      {!can('team.contacts.read') && (
        <Text size="sm" c="dimmed">
          {t('contactsHidden')}
        </Text>
      )}
      {MemberLinks && <MemberLinks memberId={id} />}
    </>
  );
}

function WhatOpens({ member }: { readonly member: MemberOnPage }) {
  const { isOwner, state } = member;
  const t = useTranslations('team.member');
  if (state === 'REMOVED') return null;
  return (
    <div>
      <Title order={4}>{t('opens')}</Title>
      {isOwner ? <Text size="sm">{t('ownerRights')}</Text> : <RolesOpen {...member} />}
      <MemberHours member={member} />
    </div>
  );
}

function RolesOpen({ roles, ownRoles }: Pick<MemberOnPage, 'roles' | 'ownRoles'>) {
  const t = useTranslations('team.rolePicker');
  const effects = bySection(rightsOfRoles(roles, ownRoles));
  return (
    <>
      <RoleOpens effects={effects} />
      <details className={classes.details}>
        <summary>{t('details')}</summary>
        <RoleOpens effects={effects} isDetailed />
      </details>
    </>
  );
}

/** Why there is nothing to do about this person, for those who could do it to others. */
function Untouchable({ member }: { readonly member: MemberOnPage }) {
  const t = useTranslations('team.member');
  const can = useCan();
  const format = useShopFormat();
  const { isYou, isOwner, state, keptUntil, canChangeRole, canBlock, canRemove } = member;
  if (state === 'REMOVED') return <Gone member={member} />;
  const isTouchable = canChangeRole || canBlock || canRemove;
  if (isTouchable || isOwner || !can('team.assign')) return null;
  if (isYou) return <Text size="sm">{t('cannot.self')}</Text>;
  return <Text size="sm">{keptUntil ? t('cannot.kept', { at: format.date(keptUntil, 'moment') }) : t('cannot.above')}</Text>;
}

/** The ways back: at once by hand, or by a new invitation. */
function Gone({ member }: { readonly member: MemberOnPage }) {
  const t = useTranslations('team.member');
  const can = useCan();
  const { canRestore, contacts } = member;
  if (!canRestore && !can('team.invite')) return null;
  return (
    <Alert variant="default">
      <Stack gap="sm" align="flex-start">
        {t('cannot.removed')}
        {canRestore && <RestoreMember member={member} />}
        <Can do="team.invite">
          <ButtonLink to="/settings/invitations/new" search={{ to: contacts?.email ?? undefined }} variant="default" size="sm">
            {t('inviteAgain')}
          </ButtonLink>
        </Can>
      </Stack>
    </Alert>
  );
}
