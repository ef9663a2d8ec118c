import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { useQuery } from '@apollo/client/react';
import { Checkbox, Skeleton, Text } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { compile } from '@prikazchik/permissions/rightset';
import { mayOfferByLink } from '@prikazchik/permissions/team';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { useTranslations } from 'use-intl';
import { bySection } from './role-effects.ts';
import { presetName } from './role-keys.ts';
import { RoleOpens } from './role-opens.tsx';
import type { RolesQuery } from './roles.generated.ts';
import { RolesDocument } from './roles.generated.ts';
import { useRoleNames } from './roles.ts';
import classes from './team.module.css';

type Role = RolesQuery['roles'][number];

interface RolePickerProps {
  readonly input: GetInputPropsReturnType;
  /** Whether it is a link that gives them. */
  readonly byLink?: boolean;
}

/** A choice of roles, each with what it opens; those that can't be given are there, with the reason. */
export function RolePicker({ input, byLink = false }: RolePickerProps) {
  const t = useTranslations('team.rolePicker');
  const { data, error } = useQuery(RolesDocument);
  if (error) return <FailureAlert failure={failureOf(error)} />;
  return (
    <Checkbox.Group label={t('label')} description={t('help')} inputWrapperOrder={['label', 'description', 'error', 'input']} {...input}>
      <ul className={classes.roles}>
        {data ? (
          data.roles.map((role) => <RoleChoice key={role.key} role={role} byLink={byLink} />)
        ) : (
          <li>
            <Skeleton height={280} />
          </li>
        )}
      </ul>
    </Checkbox.Group>
  );
}

function RoleChoice({ role, byLink }: { readonly role: Role; readonly byLink: boolean }) {
  const t = useTranslations('team.rolePicker');
  const { key, name, description, rights, assignable } = role;
  const { nameOf } = useRoleNames();
  const notByLink = useTranslations('links')('notByLink');
  const isTooDear = byLink && !mayOfferByLink(compile(rights));
  const about = name === null ? t(`about.${presetName(key)}`) : description;
  return (
    <li className={classes.role}>
      <Checkbox value={key} label={name ?? nameOf(key)} description={about} disabled={!assignable || isTooDear} />
      {(!assignable || isTooDear) && (
        <Text size="xs" c="dimmed" className={classes.indented}>
          {assignable ? notByLink : t('cannotAssign')}
        </Text>
      )}
      <details className={classes.indented}>
        <summary>{t('shows')}</summary>
        <RoleOpens effects={bySection(compile(rights))} isDetailed />
      </details>
    </li>
  );
}
