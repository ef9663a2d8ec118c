import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { ChangeRolesInput } from '@prikazchik/inputs/team.input';
import { SECTIONS } from '@prikazchik/permissions/right';
import type { RoleRef } from '@prikazchik/permissions/role';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useFormat } from '@prikazchik/ui/format.ts';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { MemberOnPage } from './member-on-page.ts';
import { ChangeRolesDocument } from './members.generated.ts';
import type { KnownRole } from './role-effects.ts';
import { roleChange } from './role-effects.ts';
import { RolePicker } from './role-picker.tsx';
import { RolesDocument } from './roles.generated.ts';

interface ChangeRolesProps {
  readonly member: MemberOnPage;
  readonly onRefused: (refusal: Refusal | null) => void;
  readonly onClose: () => void;
}

/** Chooses other roles for a colleague, and says before it is done what closes for them and what opens. */
export function ChangeRoles({ member, onRefused, onClose }: ChangeRolesProps) {
  const t = useTranslations('team.member');
  const client = useApolloClient();
  const { data } = useQuery(RolesDocument);
  const [asked, setAsked] = useState<ChangeRolesInput | null>(null);
  const initialValues: { roles: RoleRef[] } = { roles: member.roles };
  const form = useInputForm({
    schema: ChangeRolesInput,
    initialValues,
    toInput: ({ roles }) => ({ memberId: member.id, roles }),
    submit: (input) => {
      setAsked(input);
      return Promise.resolve(null);
    },
  });

  async function change(input: ChangeRolesInput): Promise<void> {
    onRefused(null);
    const { data } = await client.mutate({ mutation: ChangeRolesDocument, variables: { input } });
    const answer = data?.changeRoles;
    if (answer && isProblem(answer)) return onRefused(answer);
    void notify(t('roleSaved'));
    onClose();
  }

  return (
    <>
      <Form form={form} label={t('changeRole')}>
        <RolePicker input={form.getInputProps('roles')} />
        <Group gap="sm">
          <Submit form={form}>{t('saveRole')}</Submit>
          <Button variant="default" size="md" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Form>
      {asked && (
        <Confirm
          title={t('roleDialog.title', { name: member.fullName })}
          verb={t('roleDialog.confirm')}
          danger
          onConfirm={() => change(asked)}
          onClose={() => setAsked(null)}
        >
          <Effects before={member.roles} after={asked.roles} own={data?.roles ?? []} />
        </Confirm>
      )}
    </>
  );
}

const CHANGES = ['closes', 'narrows', 'opens', 'widens'] as const;

interface EffectsProps {
  readonly before: readonly RoleRef[];
  readonly after: readonly RoleRef[];
  readonly own: readonly KnownRole[];
}

function Effects({ before, after, own }: EffectsProps) {
  const t = useTranslations('team.member.roleDialog');
  const locale = useLocale();
  const { list } = useFormat();
  const change = roleChange(before, after, own);
  const said = CHANGES.filter((kind) => change[kind].length > 0);
  return (
    <Stack gap="xs">
      {said.map((kind) => (
        <Text key={kind}>{t(kind, { sections: list(change[kind].map((section) => SECTIONS[section][locale])) })}</Text>
      ))}
      <Text>{said.length > 0 ? t('at') : t('same')}</Text>
    </Stack>
  );
}
