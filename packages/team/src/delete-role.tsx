import { useApolloClient } from '@apollo/client/react';
import { Alert, Button, NativeSelect, Stack, Text } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RoleFieldsFragment } from './roles.generated.ts';
import { DeleteRoleDocument, RolesDocument } from './roles.generated.ts';
import { useRoleNames } from './roles.ts';

interface DeleteRoleProps {
  readonly role: RoleFieldsFragment;
  readonly roles: readonly RoleFieldsFragment[];
}

/** Ends a role. Those who hold it, or are invited to it, get the one that is chosen. */
export function DeleteRole({ role, roles }: DeleteRoleProps) {
  const t = useTranslations('team.roles');
  const { nameOf } = useRoleNames();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const [moveTo, setMoveTo] = useState('');
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const name = role.name ?? '';

  async function remove(): Promise<void> {
    const variables = { input: { id: role.key, moveTo: moveTo || null } };
    const { data } = await client.mutate({ mutation: DeleteRoleDocument, variables });
    if (data && isProblem(data.deleteRole)) return setRefusal(data.deleteRole);
    void notify(t('deleted', { name }));
    await navigate({ to: '/settings/employees/roles' });
    await client.refetchQueries({ include: [RolesDocument] });
  }

  return (
    <>
      <Button variant="outline" color="red" onClick={() => setAsked(true)}>
        {t('delete')}
      </Button>
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      {isAsked && (
        <Confirm title={t('deleteDialog.title', { name })} verb={t('delete')} danger onConfirm={remove} onClose={() => setAsked(false)}>
          <Stack gap="sm">
            <Text>{role.holders > 0 ? t('deleteDialog.held', { count: role.holders }) : t('deleteDialog.free')}</Text>
            <NativeSelect
              label={t('deleteDialog.moveTo')}
              value={moveTo}
              onChange={({ currentTarget }) => setMoveTo(currentTarget.value)}
              data={[
                { value: '', label: t('deleteDialog.none') },
                ...roles
                  .filter(({ key, assignable }) => key !== role.key && assignable)
                  .map((one) => ({ value: one.key, label: one.name ?? nameOf(one.key) })),
              ]}
            />
          </Stack>
        </Confirm>
      )}
    </>
  );
}
