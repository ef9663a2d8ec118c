import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { useQuery } from '@apollo/client/react';
import { Checkbox, Skeleton, Text } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { useTranslations } from 'use-intl';
import type { RolesQuery } from './members.generated.ts';
import { RolesDocument } from './members.generated.ts';
import { bySection, rightsOfRoles } from './role-effects.ts';
import { RoleOpens } from './role-opens.tsx';
import { useRoleNames } from './roles.ts';
import classes from './team.module.css';

type Role = RolesQuery['roles'][number];

/** A choice of roles, each with what it opens; those that the viewer may not give are there, with the reason. */
export function RolePicker({ input }: { readonly input: GetInputPropsReturnType }) {
  const t = useTranslations('team.rolePicker');
  const { data, error } = useQuery(RolesDocument);
  if (error) return <FailureAlert failure={failureOf(error)} />;
  return (
    <Checkbox.Group label={t('label')} description={t('help')} inputWrapperOrder={['label', 'description', 'error', 'input']} {...input}>
      <ul className={classes.roles}>
        {data ? (
          data.roles.map((role) => <RoleChoice key={role.key} role={role} />)
        ) : (
          <li>
            <Skeleton height={280} />
          </li>
        )}
      </ul>
    </Checkbox.Group>
  );
}

function RoleChoice({ role: { key, assignable } }: { readonly role: Role }) {
  const t = useTranslations('team.rolePicker');
  const { nameOf } = useRoleNames();
  return (
    <li className={classes.role}>
      <Checkbox value={key} label={nameOf(key)} description={t(`about.${key}`)} disabled={!assignable} />
      {!assignable && (
        <Text size="xs" c="dimmed" className={classes.indented}>
          {t('cannotAssign')}
        </Text>
      )}
      <details className={classes.indented}>
        <summary>{t('shows')}</summary>
        <RoleOpens effects={bySection(rightsOfRoles([key]))} isDetailed />
      </details>
    </li>
  );
}
