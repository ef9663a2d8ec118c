import { useQuery } from '@apollo/client/react';
import { Alert, Group, Skeleton, Text } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { ButtonLink, TextLink } from '@prikazchik/ui/links.tsx';
import { ErrorState } from '@prikazchik/ui/page-state.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeleteRole } from './delete-role.tsx';
import { usePortalParts } from './portal-parts.ts';
import classes from './rights-editor.module.css';
import { RightsEditor } from './rights-editor.tsx';
import { RoleForm } from './role-form.tsx';
import { presetName } from './role-keys.ts';
import type { RoleFieldsFragment } from './roles.generated.ts';
import { RolesDocument } from './roles.generated.ts';
import { useRoleNames } from './roles.ts';

/** One role: its rights, and for those who manage roles of the shop's own, its editor. */
export function RolePage() {
  const { roleKey } = useParams({ strict: false });
  const result = useQuery(RolesDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <div className={classes.page}>
      <BackToRoles />
      <QueryPage result={result} outline={<Skeleton height={480} />} isPage>
        {({ roles }) => {
          const role = roles.find(({ key }) => key === roleKey);
          return role ? <Role key={`${role.key} ${role.version}`} role={role} roles={roles} /> : <NoRole />;
        }}
      </QueryPage>
    </div>
  );
}

function Role({ role, roles }: { readonly role: RoleFieldsFragment; readonly roles: readonly RoleFieldsFragment[] }) {
  const t = useTranslations('team.roles');
  const picker = useTranslations('team.rolePicker');
  const can = useCan();
  const { nameOf } = useRoleNames();
  const { key, name, description, rights, holders, assignable } = role;
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { ViewAs } = usePortalParts();
  const canEdit = name !== null && can('roles.manage');
  return (
    <>
      <div>
        <PageTitle>{name ?? nameOf(key)}</PageTitle>
        <Text c="dimmed">{name === null ? picker(`about.${presetName(key)}`) : description}</Text>
      </div>
      <Group gap="sm">
        {holders > 0 && (
          <ButtonLink to="/settings/employees" search={{ role: key }} variant="default">
            {t('heldBy', { count: holders })}
          </ButtonLink>
        )}
        {can('roles.manage') && (
          <ButtonLink to="/settings/employees/roles/new" search={{ from: key }} variant="default">
            {t('copy')}
          </ButtonLink>
        )}
        {assignable && can('team.assign') && ViewAs && <ViewAs as={{ role: key }} name={name ?? nameOf(key)} onRefused={setRefusal} />}
        {canEdit && <DeleteRole role={role} roles={roles} />}
      </Group>
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      {canEdit ? (
        <RoleForm role={role} initial={{ name, description: description ?? '', rights: [...rights] }} onSaved={() => undefined} />
      ) : (
        <>
          <Alert variant="default">{name === null ? t('presetNote') : t('readOnly')}</Alert>
          <RightsEditor value={rights} />
        </>
      )}
    </>
  );
}

/** A new role, empty or beginning as a copy of another. */
export function NewRolePage() {
  const t = useTranslations('team.roles');
  const can = useCan();
  const navigate = useNavigate();
  const { from } = useSearch({ strict: false });
  const { nameOf } = useRoleNames();
  const result = useQuery(RolesDocument);
  return (
    <div className={classes.page}>
      <BackToRoles />
      <PageTitle>{t('newTitle')}</PageTitle>
      <QueryPage result={result} outline={<Skeleton height={480} />}>
        {({ roles }) => {
          const source = roles.find(({ key }) => key === from);
          return (
            <RoleForm
              initial={{
                name: source ? t('copyOf', { name: source.name ?? nameOf(source.key) }) : '',
                description: source?.description ?? '',
                rights: (source?.rights ?? []).filter(can),
              }}
              onSaved={({ key }) => void navigate({ to: '/settings/employees/roles/$roleKey', params: { roleKey: key }, replace: true })}
            />
          );
        }}
      </QueryPage>
    </div>
  );
}

function BackToRoles() {
  const t = useTranslations('team.roles');
  return (
    <TextLink to="/settings/employees/roles" size="sm">
      {t('back')}
    </TextLink>
  );
}

function NoRole() {
  return <ErrorState failure={{ kind: 'not-found' }} isPage />;
}
