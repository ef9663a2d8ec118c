import { useApolloClient } from '@apollo/client/react';
import { Textarea, TextInput } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { CreateRoleInput } from '@prikazchik/inputs/team.input';
import type { Right } from '@prikazchik/permissions/right';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RightsEditor } from './rights-editor.tsx';
import { RoleEffects } from './role-effects-list.tsx';
import type { RoleEffectsQuery, RoleFieldsFragment } from './roles.generated.ts';
import { CreateRoleDocument, RoleEffectsDocument, RolesDocument, UpdateRoleDocument } from './roles.generated.ts';

type RoleValues = { name: string; description: string; rights: Right[] };

interface RoleFormProps {
  /** The role that is edited; left out for a new one. */
  readonly role?: RoleFieldsFragment | undefined;
  readonly initial: RoleValues;
  readonly onSaved: (role: RoleFieldsFragment) => void;
}

interface Asked {
  readonly input: CreateRoleInput;
  readonly effects: RoleEffectsQuery['roleEffects'];
}

/** A role's name, words and rights. Before a role that people hold is saved, it says what becomes of each of them. */
export function RoleForm({ role, initial, onSaved }: RoleFormProps) {
  const t = useTranslations('team.roles');
  const client = useApolloClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);

  async function save(input: CreateRoleInput): Promise<Problem | null> {
    const rights = input.rights as Right[];
    const refetchQueries = [RolesDocument];
    const answer = role
      ? await client
          .mutate({
            mutation: UpdateRoleDocument,
            variables: { input: { ...input, rights, id: role.key, version: role.version ?? 0 } },
            refetchQueries,
          })
          .then(({ data }) => data?.updateRole)
      : await client
          .mutate({ mutation: CreateRoleDocument, variables: { input: { ...input, rights } }, refetchQueries })
          .then(({ data }) => data?.createRole);
    if (!answer) throw new Error('An answer without data and without an error');
    if (isProblem(answer)) return answer;
    void notify(t('saved', { name: answer.name ?? '' }));
    form.resetDirty();
    onSaved(answer);
    return null;
  }

  const form = useInputForm({
    schema: CreateRoleInput,
    initialValues: initial,
    submit: async (input) => {
      setRefusal(null);
      if (!role) return save(input);
      const variables = { id: role.key, rights: input.rights as Right[] };
      const { data } = await client.query({ query: RoleEffectsDocument, variables, fetchPolicy: 'network-only' });
      const effects = data?.roleEffects ?? [];
      if (effects.length === 0) return save(input);
      setAsked({ input, effects });
      return null;
    },
  });

  return (
    <>
      <Form form={refusal ? { ...form, refusal } : form} label={t('form')}>
        <TextInput label={t('name')} maxLength={60} autoComplete="off" {...form.getInputProps('name')} />
        <Textarea label={t('description')} description={t('optional')} autosize minRows={2} {...form.getInputProps('description')} />
        <RightsEditor value={form.values.rights} error={form.errors.rights} onChange={(rights) => form.setFieldValue('rights', rights)} />
        <div>
          <Submit form={form}>{role ? t('save') : t('make')}</Submit>
        </div>
      </Form>
      <UnsavedGuard when={form.isDirty} />
      {asked && (
        <Confirm
          title={t('effects.title', { count: asked.effects.length })}
          verb={t('effects.confirm')}
          danger={asked.effects.some(({ loses }) => loses.length > 0)}
          onConfirm={async () => setRefusal(await save(asked.input))}
          onClose={() => setAsked(null)}
        >
          <RoleEffects effects={asked.effects} />
        </Confirm>
      )}
    </>
  );
}
