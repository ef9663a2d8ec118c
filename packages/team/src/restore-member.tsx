import '@mantine/core/styles/Radio.layer.css';
import { useApolloClient } from '@apollo/client/react';
import { Button, Group, Radio, Stack } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { RestoreMemberInput } from '@prikazchik/inputs/team.input';
import type { RoleRef } from '@prikazchik/permissions/role';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberOnPage } from './member-on-page.ts';
import { MembersDocument } from './members.generated.ts';
import { RestoreMemberDocument } from './removals.generated.ts';
import { RolePicker } from './role-picker.tsx';
import { useRoleNames } from './roles.ts';

type RestoreValues = { what: 'had' | 'chosen'; roles: RoleRef[] };

/** Brings somebody back who was removed: with what they had, or with roles chosen anew. */
export function RestoreMember({ member }: { readonly member: MemberOnPage }) {
  const { id, fullName: name } = member;
  const t = useTranslations('team.restore');
  const { namesOf } = useRoleNames();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const initialValues: RestoreValues = { what: 'had', roles: [] };
  const form = useInputForm({
    schema: RestoreMemberInput,
    initialValues,
    toInput: (values) => ({ memberId: id, roles: values.what === 'had' ? null : values.roles }),
    submit: async ({ memberId, roles: chosen }) => {
      const input = { memberId, roles: chosen ?? null };
      const { data } = await client.mutate({ mutation: RestoreMemberDocument, variables: { input }, refetchQueries: [MembersDocument] });
      const answer = data?.restoreMember;
      if (!answer || isProblem(answer)) return answer ?? null;
      void notify(t('done', { name }));
      await navigate({ to: '/settings/employees/$memberId', params: { memberId: answer.id }, search: {} });
      return null;
    },
  });
  if (!isOpen) {
    return (
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
    );
  }
  return (
    <Form form={form} label={t('title')}>
      <Radio.Group label={t('what')} {...form.getInputProps('what')}>
        <Stack gap="xs" mt="xs">
          <Radio value="had" label={t('had')} description={t('hadHelp', { roles: namesOf(member) })} />
          <Radio value="chosen" label={t('chosen')} />
        </Stack>
      </Radio.Group>
      {form.getValues().what === 'chosen' && <RolePicker input={form.getInputProps('roles')} />}
      <Group gap="sm">
        <Submit form={form}>{t('submit')}</Submit>
        <Button variant="default" size="md" onClick={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </Group>
    </Form>
  );
}
